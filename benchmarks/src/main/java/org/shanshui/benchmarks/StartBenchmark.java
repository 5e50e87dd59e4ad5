package org.shanshui.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole process from the shell's point of view: {@code ./shanshui compile FILE} on one plan of
 * 50 KB, made of the shipped samples.
 *
 * <p>Argument: runs (10).
 */
public final class StartBenchmark {
  private static final int PLAN_BYTES = 50_000;

  private StartBenchmark() {}

  /** Measures, prints and keeps the figures. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    Path home = Path.of(System.getProperty("shanshui.home", "."));
    Path folder = Files.createTempDirectory("shanshui-start");
    Path plan = Files.write(folder.resolve("plan.md"), plan(home.resolve("samples")));
    try {
      // The first run may build the program and its class-data archive.
      run(home, plan);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        seconds.add(run(home, plan));
      }
      Report report = new Report("start", "From start to end on one plan");
      report.say(
          "`./shanshui compile FILE` on %d bytes, %d runs of the whole process, seconds."
              .formatted(Files.size(plan), runs));
      report.say("");
      report.heads("min", "median", "max");
      report.row(
          "%.2f".formatted(seconds.stream().min(Double::compare).orElseThrow()),
          "%.2f".formatted(Report.median(seconds)),
          "%.2f".formatted(seconds.stream().max(Double::compare).orElseThrow()));
      report.keep();
    } finally {
      Files.delete(plan);
      Files.delete(folder);
    }
  }

  /** Lines of the samples, one after another and again, up to the size. */
  private static byte[] plan(Path samples) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(samples)) {
      files =
          all.filter(p -> p.toString().endsWith(".md") || p.toString().endsWith(".txt"))
              .filter(p -> !p.endsWith("README.md"))
              .sorted()
              .toList();
    }
    StringBuilder plan = new StringBuilder();
    int bytes = 0;
    while (bytes < PLAN_BYTES) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          if (bytes < PLAN_BYTES) {
            plan.append(line).append('\n');
            bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
          }
        }
      }
    }
    return plan.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static double run(Path home, Path plan) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(home.resolve("shanshui").toString(), "compile", plan.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int status = process.waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (status != 0) {
      throw new IllegalStateException("./shanshui compile: exit status " + status);
    }
    return seconds;
  }
}
