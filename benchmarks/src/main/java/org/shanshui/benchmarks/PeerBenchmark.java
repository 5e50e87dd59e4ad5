package org.shanshui.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person does all day, here and in a Redmine beside it, in turn: opens a list of fifty,
 * writes a note on one of its things, takes the whole list home. One request after another, so that
 * neither makes the other wait.
 *
 * <p>Arguments: our address, Redmine's, its project, a login and a password there; rounds. Our
 * sample city's people must be there.
 */
public final class PeerBenchmark {
  private static final int WARM_UP = 200;
  private static final int LISTS = 50;
  private static final int NOTES = 50;

  /**
   * An application with its paths.
   *
   * @param list of fifty
   * @param one matches a thing of the list; group 1 is its number
   * @param thing its page, for a number
   * @param save where a note on it goes
   * @param export the whole list
   */
  private record Contender(
      String name,
      Window window,
      String list,
      Pattern one,
      String thing,
      String save,
      Map<String, String> fields,
      String note,
      String export) {}

  private record Times(List<Double> lists, List<Double> notes, List<Double> exports) {
    Times() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private PeerBenchmark() {}

  /** Writes {@code peer.md}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 5) {
      System.err.println("peer ADDRESS REDMINE PROJECT LOGIN PASSWORD [ROUNDS]");
      System.exit(2);
    }
    String issues = "/projects/" + arguments[2] + "/issues";
    String all = "set_filter=1&f%5B%5D=status_id&op%5Bstatus_id%5D=*&sort=due_date";
    List<Contender> contenders =
        List.of(
            new Contender(
                "Shanshui: cases",
                Window.signIn(arguments[0], "inspector", LoadBenchmark.PASSWORD),
                "/cases?view=open",
                Pattern.compile("href=\"/cases/(\\d+)\""),
                "/cases/%s",
                "/cases/%s/steps/note",
                Map.of(),
                "text",
                "/targets.xlsx"),
            new Contender(
                "Redmine: issues",
                Window.signIn(arguments[1], arguments[3], arguments[4]),
                issues + "?" + all + "&per_page=50",
                Pattern.compile("href=\"/issues/(\\d+)\""),
                "/issues/%s",
                "/issues/%s",
                Map.of("_method", "patch"),
                "issue[notes]",
                issues + ".csv?" + all + "&encoding=UTF-8"));
    int rounds = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 3;
    for (Contender contender : contenders) {
      lists(contender, WARM_UP);
      notes(contender, WARM_UP / 2);
    }
    List<Times> times = List.of(new Times(), new Times());
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        times.get(i).lists().addAll(lists(contenders.get(i), LISTS));
        times.get(i).notes().addAll(notes(contenders.get(i), NOTES));
        times.get(i).exports().add(export(contenders.get(i)));
      }
    }
    Report report = new Report("peer", "Lists and saves beside Redmine, one run");
    report.say(
        "%d rounds in turn, one request after another, after a warm-up of %d lists and %d notes each. Milliseconds."
            .formatted(rounds, WARM_UP, WARM_UP / 2));
    report.say("");
    report.heads(
        "contender", "list p50", "list p95", "save p50", "save p95", "export p50", "worst export");
    for (int i = 0; i < contenders.size(); i++) {
      Times one = times.get(i);
      report.row(
          contenders.get(i).name(),
          Math.round(Report.percentile(one.lists(), 50)),
          Math.round(Report.percentile(one.lists(), 95)),
          Math.round(Report.percentile(one.notes(), 50)),
          Math.round(Report.percentile(one.notes(), 95)),
          Math.round(Report.percentile(one.exports(), 50)),
          Math.round(Report.percentile(one.exports(), 100)));
    }
    report.keep();
  }

  private static List<Double> lists(Contender contender, int n)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      long begin = System.nanoTime();
      must(contender, contender.window().visit(contender.list()), 200);
      times.add((System.nanoTime() - begin) / 1e6);
    }
    return times;
  }

  private static List<Double> notes(Contender contender, int n)
      throws IOException, InterruptedException {
    List<String> things = new ArrayList<>();
    Matcher one = contender.one().matcher(contender.window().read(contender.list()));
    while (one.find()) {
      things.add(one.group(1));
    }
    Random random = new Random(n);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String thing = things.get(random.nextInt(things.size()));
      Map<String, String> fields = new HashMap<>(contender.fields());
      fields.putAll(Window.note(contender.note()));
      Window.Form form =
          contender
              .window()
              .fillIn(
                  contender.thing().formatted(thing), contender.save().formatted(thing), fields);
      long begin = System.nanoTime();
      must(contender, form.send().statusCode(), 302, 303);
      times.add((System.nanoTime() - begin) / 1e6);
    }
    return times;
  }

  private static double export(Contender contender) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    must(contender, contender.window().visit(contender.export()), 200);
    return (System.nanoTime() - begin) / 1e6;
  }

  private static void must(Contender contender, int answered, Integer... statuses) {
    if (!List.of(statuses).contains(answered)) {
      throw new IllegalStateException(contender.name() + " answered " + answered);
    }
  }
}
