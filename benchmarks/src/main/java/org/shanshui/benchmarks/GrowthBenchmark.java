package org.shanshui.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.write.PlanJson;

/**
 * How time grows with size: the samples one after another up to 20 MB, and inputs of {@link
 * SlowInput}. Processor time of the one thread at work, so that other programs disturb it little.
 */
public final class GrowthBenchmark {
  private static final int SMALL = 200_000;
  private static final int LARGE = 100 * SMALL;
  private static final int REPEATS = 5;

  private GrowthBenchmark() {}

  /** Measures, prints and keeps the figures. */
  public static void main(String[] args) throws IOException {
    Report report = new Report("growth", "Time by size");
    String plans = plans(Path.of(System.getProperty("shanshui.home", "."), "samples"));
    for (int i = 0; i < 4 * REPEATS; i++) {
      seconds(text(plans, SMALL));
    }
    report.say("The samples one after another; seconds of processor time; a hundredfold size.");
    report.say("");
    report.heads(
        "as", "%d KB".formatted(SMALL / 1000), "%d MB".formatted(LARGE / 1_000_000), "ratio");
    growth(report, "lines", plans);
    growth(report, "one line", plans.replace("\n", ""));
    report.say("");
    report.say("Inputs made to be slow: seconds for a tenth and the whole, 1 MB where not said.");
    report.say("");
    report.heads("input", "size, KB", "a tenth", "whole", "ratio");
    for (SlowInput input : SlowInput.values()) {
      byte[] tenth = input.text(input.size() / 10).getBytes(StandardCharsets.UTF_8);
      byte[] whole = input.text(input.size()).getBytes(StandardCharsets.UTF_8);
      seconds(tenth);
      double small = middle(tenth);
      double large = seconds(whole);
      report.row(
          input.title(),
          whole.length / 1000,
          "%.3f".formatted(small),
          "%.3f".formatted(large),
          large / small);
    }
    report.keep();
  }

  private static void growth(Report report, String as, String plans) throws IOException {
    double small = middle(text(plans, SMALL));
    double large = seconds(text(plans, LARGE));
    report.row(as, "%.3f".formatted(small), "%.2f".formatted(large), large / small);
  }

  private static double middle(byte[] bytes) throws IOException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      seconds.add(seconds(bytes));
    }
    return Report.median(seconds);
  }

  private static double seconds(byte[] bytes) throws IOException {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    PlanJson.write(
        PlanCompiler.compile(DocumentReaders.read("plan.txt", bytes)),
        OutputStream.nullOutputStream());
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;
  }

  private static String plans(Path samples) throws IOException {
    StringBuilder plans = new StringBuilder();
    try (Stream<Path> files = Files.list(samples)) {
      for (Path file : files.filter(p -> p.toString().matches(".*\\.(md|txt)")).sorted().toList()) {
        plans.append(Files.readString(file)).append('\n');
      }
    }
    return plans.toString();
  }

  /** The text again and again, up to a size in bytes. */
  private static byte[] text(String plans, int size) {
    byte[] once = plans.getBytes(StandardCharsets.UTF_8);
    String all = plans.repeat(size / once.length + 1);
    // Cut between characters.
    int characters =
        (int) ((long) all.length() * size / ((long) once.length * (size / once.length + 1)));
    return all.substring(0, characters).getBytes(StandardCharsets.UTF_8);
  }
}
