package org.shanshui.platform.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.packkit.yaml.YamlReader;
import org.shanshui.platform.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the calendar of the packs in force, or that of a file of the user's own (SHANSHUI_HOLIDAYS).
 * Both are read when the house starts; the file is looked at each minute after that, so that a
 * notice which is entered there holds without a new start.
 */
@Component
@Order(1)
class CalendarInForce implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(CalendarInForce.class);
  private static final Actor HOUSE = Actor.house("工作日历");

  private final Editions editions;
  private final Packs packs;
  private final Clock clock;
  private final @Nullable Path file;

  /** What the file held when it was last put in force or found faulty. */
  private byte[] settled = {};

  /** What it held at the last look: a file that is being written is not read by halves. */
  private byte[] seen = {};

  CalendarInForce(
      Editions editions, Packs packs, Clock clock, @Value("${shanshui.holidays:}") String file) {
    this.editions = editions;
    this.packs = packs;
    this.clock = clock;
    this.file = file.isBlank() ? null : Path.of(file);
  }

  /** A file that is not sound or not there ends the start, with what is wrong. */
  @Override
  public synchronized void run(ApplicationArguments arguments) throws IOException {
    if (file == null) {
      HOUSE.run(() -> editions.apply(packs.only(LocalDate.now(clock), WorkingCalendar.FILES)));
      return;
    }
    settled = bytes(file);
    seen = settled;
    apply(file, settled);
  }

  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
  synchronized void look() {
    HOUSE.run(editions::takeUp);
    if (file == null) {
      return;
    }
    try {
      byte[] now = bytes(file);
      boolean rests = Arrays.equals(now, seen);
      seen = now;
      if (rests && !Arrays.equals(now, settled)) {
        apply(file, now);
        settled = now;
        log.info("工作日历已按文件更新 · the working calendar was read anew: {}", file);
      }
    } catch (BadPackException e) {
      settled = seen;
      staysAsItWas(file, e);
    } catch (IOException e) {
      staysAsItWas(file, e);
    }
  }

  private static void staysAsItWas(Path file, Exception e) {
    log.warn(
        "节假日文件未能读取，仍按原日历计算 · holidays not read, the calendar stays as it was: {}: {}",
        file,
        e.getMessage());
  }

  private void apply(Path from, byte[] bytes) {
    WorkingCalendar calendar = WorkingCalendar.FILES.read(from.toString(), bytes);
    HOUSE.run(() -> editions.apply(calendar));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(YamlReader.LARGEST + 1);
    }
  }
}
