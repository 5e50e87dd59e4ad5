package org.shanshui.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far a batch is: files, bytes a second and the time left, on one line that is written over. It
 * stays quiet where nobody watches; failures are told in any case.
 */
final class Progress implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter messages;
  private final boolean seen;
  private final int files;
  private final long bytes;
  private final LongSupplier nanos;
  private final long begun;
  private final ScheduledExecutorService clock;
  private int filesDone;
  private long bytesDone;

  /**
   * @param nanos a clock in nanoseconds
   */
  Progress(Console console, int files, long bytes, LongSupplier nanos) {
    this.messages = console.messages();
    this.seen = console.messagesAreSeen() && files > 1;
    this.files = files;
    this.bytes = bytes;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    if (seen) {
      clock.scheduleAtFixedRate(this::show, 300, 300, TimeUnit.MILLISECONDS);
    }
  }

  synchronized void done(long size) {
    filesDone++;
    bytesDone += size;
  }

  synchronized void report(Batch.Failure failure) {
    clear();
    messages.println("shanshui: " + failure.file() + ": " + failure.reason());
  }

  private synchronized void show() {
    clear();
    messages.print(line());
    messages.flush();
  }

  private void clear() {
    if (seen) {
      messages.print(CLEAR_LINE);
    }
  }

  /** For example {@code 120/561 个文件 files · 9.4 MB/s · 剩余 0:02 left}. */
  synchronized String line() {
    double seconds = Math.max(1e-3, (nanos.getAsLong() - begun) / 1e9);
    double speed = bytesDone / seconds;
    String line = "%d/%d 个文件 files · %.1f MB/s".formatted(filesDone, files, speed / 1e6);
    if (bytesDone == 0 || filesDone == files) {
      return line;
    }
    Duration left = Duration.ofSeconds(Math.round((bytes - bytesDone) / speed));
    return line + " · 剩余 %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
  }

  /** Ends the line with what was done in all. */
  @Override
  public synchronized void close() {
    clock.shutdownNow();
    if (seen) {
      clear();
      messages.println(line());
    }
  }
}
