package org.shanshui.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
 * they should have left, so that a slow page cannot hide behind its own queue.
 *
 * <p>Arguments: address, requests a second, seconds. The sample city's people must be there ({@code
 * ./shanshui demo}).
 */
public final class LoadBenchmark {
  private static final String PASSWORD = "Yunxiu@2025";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
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
    List<HttpClient> windows = new ArrayList<>();
    for (Visitor visitor : VISITORS) {
      windows.add(signIn(address, visitor.login()));
    }
    run(address, windows, rate, WARM_UP_SECONDS);
    List<Visit> visits = run(address, windows, rate, seconds);
    print(visits, rate, seconds);
    if (visits.stream().anyMatch(v -> v.status() != 200)) {
      System.exit(1);
    }
  }

  private static List<Visit> run(String address, List<HttpClient> windows, int rate, int seconds)
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
          () -> visits.add(visit(windows.get(who), address, path, due)),
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

  private static Visit visit(HttpClient window, String address, String path, long due) {
    int status;
    try {
      status =
          window
              .send(
                  HttpRequest.newBuilder(URI.create(address + path))
                      .timeout(Duration.ofSeconds(60))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
    } catch (IOException e) {
      status = -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      status = -1;
    }
    return new Visit(path, (System.nanoTime() - due) / 1e6, status);
  }

  private static int pick(Random random, int[] shares) {
    int ticket = random.nextInt(java.util.Arrays.stream(shares).sum());
    int index = 0;
    while (ticket >= shares[index]) {
      ticket -= shares[index++];
    }
    return index;
  }

  private static HttpClient signIn(String address, String login)
      throws IOException, InterruptedException {
    HttpClient window =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();
    String form =
        window
            .send(
                HttpRequest.newBuilder(URI.create(address + "/login")).build(),
                BodyHandlers.ofString())
            .body();
    Matcher csrf = CSRF.matcher(form);
    if (!csrf.find()) {
      throw new IllegalStateException("No form to sign in at " + address);
    }
    String body =
        "username=" + login + "&password=" + encode(PASSWORD) + "&_csrf=" + encode(csrf.group(1));
    HttpResponse<Void> answer =
        window.send(
            HttpRequest.newBuilder(URI.create(address + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding());
    if (answer.headers().firstValue("Location").orElse("").contains("/login")) {
      throw new IllegalStateException(login + " cannot sign in: is this the sample city?");
    }
    return window;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
          times.sort(null);
          report.row(
              page,
              times.size(),
              Math.round(at(times, 0.50)),
              Math.round(at(times, 0.95)),
              Math.round(at(times, 0.99)),
              Math.round(times.get(times.size() - 1)));
        });
    report.keep();
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
