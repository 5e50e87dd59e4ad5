package org.shanshui.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages of a running application under a steady stream of requests by people of all roles. Requests
 * leave by the clock whether or not earlier ones have come back, and their time counts from when
 * they should have left, so that a slow page cannot hide behind its own queue. Once a second
 * somebody looks at a case and writes a note on it, so that no figure stands still.
 *
 * <p>Arguments: address, requests a second, seconds. The sample city's people must be there ({@code
 * ./shanshui demo}).
 */
public final class LoadBenchmark {
  static final String PASSWORD = "Yunxiu@2025";
  private static final Pattern CASE = Pattern.compile("href=\"/cases/(\\d+)\"");
  private static final int WARM_UP_SECONDS = 20;

  private record Visit(String page, double milliseconds, int status) {}

  /** A page, and how many of a hundred visits go there. */
  private record Page(String path, int share) {}

  /** Who comes: the login, how many of a hundred visits are theirs, and where they go. */
  private record Visitor(String login, int share, List<Page> pages) {}

  private static final List<Visitor> VISITORS =
      List.of(
          new Visitor(
              "planner",
              25,
              List.of(
                  new Page("/", 20),
                  new Page("/tasks", 25),
                  new Page("/tasks?light=OVERDUE", 10),
                  new Page("/targets", 10),
                  new Page("/projects", 10),
                  new Page("/dispatch", 15),
                  new Page("/plans", 10))),
          new Visitor(
              "leader",
              15,
              List.of(new Page("/cockpit", 60), new Page("/", 20), new Page("/cases", 20))),
          new Visitor(
              "inspector",
              15,
              List.of(new Page("/cases", 60), new Page("/cases?view=late", 20), new Page("/", 20))),
          new Visitor("hbj", 15, unitPages()),
          new Visitor("jsj", 15, unitPages()),
          new Visitor("songling", 15, unitPages()));

  private LoadBenchmark() {}

  private static List<Page> unitPages() {
    return List.of(
        new Page("/", 30),
        new Page("/dispatch", 30),
        new Page("/tasks", 20),
        new Page("/cases", 20));
  }

  /** Writes {@code load.md} and leaves with 1 if any page failed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String address = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
    int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 120;
    List<Window> windows = new ArrayList<>();
    Window notes = Window.signIn(address, "inspector", PASSWORD);
    Matcher one = CASE.matcher(notes.read("/cases?view=open"));
    List<String> cases = one.results().map(found -> found.group(1)).distinct().toList();
    for (Visitor visitor : VISITORS) {
      windows.add(Window.signIn(address, visitor.login(), PASSWORD));
    }
    run(windows, rate, WARM_UP_SECONDS, notes, cases);
    List<Visit> visits = run(windows, rate, seconds, notes, cases);
    print(visits, rate, seconds);
    if (visits.stream().anyMatch(v -> v.status() != 200)) {
      System.exit(1);
    }
  }

  private static List<Visit> run(
      List<Window> windows, int rate, int seconds, Window notes, List<String> cases)
      throws InterruptedException {
    Random random = new Random(20251020);
    ConcurrentLinkedQueue<Visit> visits = new ConcurrentLinkedQueue<>();
    ScheduledExecutorService doors = Executors.newScheduledThreadPool(64);
    long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    for (int i = 0; i < rate * seconds; i++) {
      int who = pick(random, VISITORS.stream().mapToInt(Visitor::share).toArray());
      List<Page> pages = VISITORS.get(who).pages();
      String path = pages.get(pick(random, pages.stream().mapToInt(Page::share).toArray())).path();
      long due = begin + i * TimeUnit.SECONDS.toNanos(1) / rate;
      doors.schedule(
          () -> visits.add(visit(windows.get(who), path, due)),
          due - System.nanoTime(),
          TimeUnit.NANOSECONDS);
    }
    for (int second = 0; second < seconds; second++) {
      String subject = cases.get(random.nextInt(cases.size()));
      long due = begin + TimeUnit.SECONDS.toNanos(second);
      doors.schedule(
          () -> visits.addAll(note(notes, subject, due)),
          due - System.nanoTime(),
          TimeUnit.NANOSECONDS);
    }
    doors.shutdown();
    if (!doors.awaitTermination(seconds + 120L, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "The application does not keep up with " + rate + " requests a second");
    }
    return List.copyOf(visits);
  }

  private static Visit visit(Window window, String path, long due) {
    int status;
    try {
      status = window.visit(path);
    } catch (IOException e) {
      status = -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      status = -1;
    }
    return new Visit(path, (System.nanoTime() - due) / 1e6, status);
  }

  private static List<Visit> note(Window window, String subject, long due) {
    String page = "/cases/" + subject;
    try {
      Window.Form form = window.fillIn(page, page + "/steps/note", Window.note("text"));
      Visit looked = new Visit("/cases/…", (System.nanoTime() - due) / 1e6, 200);
      long begin = System.nanoTime();
      int status = form.send().statusCode();
      return List.of(
          looked,
          new Visit("note", (System.nanoTime() - begin) / 1e6, status == 303 ? 200 : status));
    } catch (IOException | IllegalStateException e) {
      return List.of(new Visit("note", (System.nanoTime() - due) / 1e6, -1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static int pick(Random random, int[] shares) {
    int ticket = random.nextInt(java.util.Arrays.stream(shares).sum());
    int index = 0;
    while (ticket >= shares[index]) {
      ticket -= shares[index++];
    }
    return index;
  }

  private static void print(List<Visit> visits, int rate, int seconds) throws IOException {
    Map<String, List<Double>> byPage = new TreeMap<>();
    for (Visit visit : visits) {
      byPage.computeIfAbsent(visit.page(), page -> new ArrayList<>()).add(visit.milliseconds());
      byPage.computeIfAbsent("all", page -> new ArrayList<>()).add(visit.milliseconds());
    }
    Report report = new Report("load", "Pages of the sample city under load");
    report.say(
        "%d requests a second for %d s, by %d people of different roles; a visit's time counts from when it should have left. Not answered by 200: %d."
            .formatted(
                rate,
                seconds,
                VISITORS.size(),
                visits.stream().filter(v -> v.status() != 200).count()));
    report.say("");
    report.heads("page", "visits", "p50 ms", "p95 ms", "p99 ms", "worst ms");
    byPage.forEach(
        (page, times) -> {
          report.row(
              page,
              times.size(),
              Math.round(Report.percentile(times, 50)),
              Math.round(Report.percentile(times, 95)),
              Math.round(Report.percentile(times, 99)),
              Math.round(Report.percentile(times, 100)));
        });
    report.keep();
  }
}
