package org.shanshui.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.TextRecognition;

/**
 * Compiles many files, several at a time. What is written and said depends neither on how many nor
 * on which is done first.
 */
final class Batch {
  private final @Nullable Integer year;
  private final @Nullable TextRecognition recognition;
  private final MemoryGate gate = new MemoryGate(Runtime.getRuntime().maxMemory());

  /**
   * @param year of the documents that do not say theirs
   * @param recognition for files that are images of pages; null where they are refused
   */
  Batch(@Nullable Integer year, @Nullable TextRecognition recognition) {
    this.year = year;
    this.recognition = recognition;
  }

  /** A file that gave no result, and why, in both languages. */
  record Failure(Path file, String reason) {}

  /** Compiles each input to its targets, {@code jobs} at a time; returns how many failed. */
  int run(Map<Selection.Input, Map<OutputFormat, Path>> targets, int jobs, Progress progress)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(jobs, targets.size()));
    try {
      List<Future<@Nullable Failure>> results = new ArrayList<>(targets.size());
      targets.forEach(
          (input, wanted) -> results.add(workers.submit(() -> compile(input, wanted, progress))));
      int failures = 0;
      for (Future<@Nullable Failure> result : results) {
        Failure failure = result.get();
        if (failure != null) {
          failures++;
          progress.report(failure);
        }
      }
      return failures;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private @Nullable Failure compile(
      Selection.Input input, Map<OutputFormat, Path> wanted, Progress progress)
      throws InterruptedException {
    Failure failure = attempt(input, wanted);
    progress.done(input.size());
    return failure;
  }

  private @Nullable Failure attempt(Selection.Input input, Map<OutputFormat, Path> wanted)
      throws InterruptedException {
    int entered = gate.enter(input.size());
    try {
      write(input.file(), wanted);
      return null;
    } catch (OutOfMemoryError e) {
      // Its neighbours may have used the heap up: below it is tried once more without them, so
      // that the number of jobs does not decide whether a file can be compiled.
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new Failure(input.file(), CompiledPlan.reason(e));
    } finally {
      gate.leave(entered);
    }
    int alone = gate.enterAlone();
    try {
      write(input.file(), wanted);
      return null;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Failure(input.file(), CompiledPlan.reason(e));
    } finally {
      gate.leave(alone);
    }
  }

  private void write(Path file, Map<OutputFormat, Path> wanted) throws IOException {
    CompiledPlan compiled = CompiledPlan.of(file, year, recognition);
    for (Map.Entry<OutputFormat, Path> result : wanted.entrySet()) {
      write(compiled, result.getKey(), result.getValue());
    }
  }

  /** The target is there whole or not at all. */
  private static void write(CompiledPlan compiled, OutputFormat format, Path target)
      throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path draft =
        folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
        format.write(compiled, out);
      }
      replace(target, draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void replace(Path target, Path draft) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
