package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final AtomicLong now = new AtomicLong();

  @Test
  void tellsFilesSpeedAndTimeLeft() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter writer = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
    Console console = new Console(bytes, writer, writer, false, false);
    try (Progress progress = new Progress(console, 4, 400_000_000, now::get)) {
      assertEquals("0/4 个文件 files · 0.0 MB/s", progress.line());
      now.set(TimeUnit.SECONDS.toNanos(50));
      progress.done(100_000_000);
      assertEquals("1/4 个文件 files · 2.0 MB/s · 剩余 2:30 left", progress.line());
    }
    assertEquals("", bytes.toString(StandardCharsets.UTF_8));
  }
}
