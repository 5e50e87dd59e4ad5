package org.shanshui.platform.plans;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One running {@link Reader}, as the application holds it. For one document at a time. */
final class ReaderProcess implements AutoCloseable {
  /** With {@code -XX:+ExitOnOutOfMemoryError} the Java machine leaves with this. */
  private static final int OUT_OF_MEMORY = 3;

  /** What the child needs of the machine that it shares with us; no password is among it. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

  private final Process process;
  private final DataInputStream answers;
  private final DataOutputStream requests;
  private final ReaderSettings limits;
  private volatile boolean late;
  private volatile boolean abandoned;

  private ReaderProcess(Process process, ReaderSettings limits) {
    this.process = process;
    this.limits = limits;
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    this.requests = new DataOutputStream(process.getOutputStream());
  }

  /** The document is refused; the message says why. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String reason) {
      super(reason);
    }
  }

  /** Nobody waits for the document any more. */
  static final class AbandonedException extends Exception {
    private static final long serialVersionUID = 1;
  }

  static ReaderProcess start(ReaderSettings limits) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + limits.memory());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-UsePerfData");
    command.add("-Dfile.encoding=UTF-8");
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("-XX:SharedArchiveFile=")
          || option.startsWith("-Xshare:")
          || option.startsWith("-XX:TieredStopAtLevel=")) {
        command.add(option);
      }
    }
    command.addAll(
        List.of(
            "-Xlog:disable", "-cp", System.getProperty("java.class.path"), Reader.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    return new ReaderProcess(builder.start(), limits);
  }

  /**
   * Has a document read and compiled.
   *
   * @param read is run when it is read and will be compiled
   * @throws RefusedException if it cannot be read, or not within the limits
   * @throws AbandonedException if the process was closed meanwhile
   */
  DraftReading read(String name, byte[] content, Runnable read, ScheduledExecutorService timer)
      throws RefusedException, AbandonedException {
    ScheduledFuture<?> alarm =
        timer.schedule(this::endLate, limits.time().toMillis(), TimeUnit.MILLISECONDS);
    try {
      requests.writeUTF(name);
      requests.writeInt(content.length);
      requests.write(content);
      requests.flush();
      return answer(read);
    } catch (IOException e) {
      try {
        throw ended(e);
      } finally {
        // Not before: one that ends by itself says why, which it cannot if it is killed on its way.
        process.destroyForcibly();
      }
    } finally {
      alarm.cancel(false);
    }
  }

  private DraftReading answer(Runnable read) throws IOException, RefusedException {
    while (true) {
      int answer = answers.readByte();
      switch (answer) {
        case Reader.COMPILING -> read.run();
        case Reader.REFUSED -> throw new RefusedException(answers.readUTF());
        case Reader.DONE -> {
          int length = answers.readInt();
          if (length < 0 || length > Reader.MOST_BYTES) {
            throw new IOException("An answer of " + length + " bytes");
          }
          return Reader.JSON.readValue(answers.readNBytes(length), DraftReading.class);
        }
        default -> throw new IOException("An answer of the kind " + answer);
      }
    }
  }

  private void endLate() {
    late = true;
    process.destroyForcibly();
  }

  private RefusedException ended(IOException cause) throws AbandonedException {
    if (abandoned) {
      throw new AbandonedException();
    }
    if (late) {
      return new RefusedException(
          "此文件编译超过 %1$s，已停止。请拆分，或另存为 .docx 或 .txt 后再传。 · compiling took longer than %1$s and was ended: split the file, or save it as .docx or .txt"
              .formatted(spoken(limits.time())));
    }
    if (exitStatus() == OUT_OF_MEMORY) {
      return new RefusedException(
          "内存不够，读不了这么大的文件。请拆分，或加大编译内存（SHANSHUI_COMPILE_MEMORY，现为 %1$s）后重试。 · out of memory: split the file, or retry with more memory (SHANSHUI_COMPILE_MEMORY, %1$s now)"
              .formatted(limits.memory()));
    }
    RefusedException refusal =
        new RefusedException(
            "编译此文件时编译进程意外终止（退出码 %1$d），请重试；若再次发生，请把此文件报告给我们。 · the compiling process ended unexpectedly (status %1$d): retry, and report the file if it happens again"
                .formatted(exitStatus()));
    refusal.initCause(cause);
    return refusal;
  }

  private static String spoken(Duration time) {
    return time.toSecondsPart() == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private int exitStatus() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Whether it can take another document. */
  boolean isWell() {
    return !abandoned && !late && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends the process at once, and with it what it does. */
  @Override
  public void close() {
    abandoned = true;
    process.destroyForcibly();
  }
}
