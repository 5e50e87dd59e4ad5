package org.shanshui.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A page of figures in Markdown, printed and kept in the results' folder. */
final class Report {
  private final String name;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param name of the file, without its extension
   */
  Report(String name, String title) throws IOException {
    this.name = name;
    say("# " + title);
    say("");
    say(
        "%s · %s · %d cores · %s %s · heap limit %d MB"
            .formatted(
                LocalDate.now(),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Heap.limit() >> 20));
    say("");
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      for (String line : Files.readAllLines(info)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    return System.getProperty("os.arch");
  }

  /** Adds a line. */
  void say(String line) {
    System.out.println(line);
    page.append(line).append('\n');
  }

  /** Starts a table. */
  void heads(String... heads) {
    row((Object[]) heads);
    say("|" + "---|".repeat(heads.length));
  }

  /** Adds a row; numbers with a fraction get one decimal. */
  void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      String text =
          cell instanceof Double number
              ? String.format(Locale.ROOT, "%.1f", number)
              : cell.toString();
      row.append(' ').append(text).append(" |");
    }
    say(row.toString());
  }

  /** Writes the page to the folder that {@code shanshui.results} names. */
  void keep() throws IOException {
    String folder = System.getProperty("shanshui.results");
    if (folder != null) {
      Files.createDirectories(Path.of(folder));
      Files.writeString(Path.of(folder, name + ".md"), page);
    }
  }

  /** The middle of several measurements. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The value that so many of a hundred do not exceed, by nearest rank. */
  static double percentile(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
  }
}
