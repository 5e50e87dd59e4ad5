package org.shanshui.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.loop.Limit;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A notice on holidays is entered into the city's file while the house is running. */
@PlatformTest
class CalendarInForceTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 10, 27);

  @Autowired private Editions editions;
  @Autowired private Packs packs;
  @Autowired private Timekeeper timekeeper;
  @Autowired private MovableClock.Hands clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private AutowireCapableBeanFactory beans;

  @TempDir private Path folder;
  private Path file;
  private CalendarInForce calendar;

  @BeforeEach
  void begin() throws IOException {
    file = folder.resolve("holidays.yaml");
    write("");
    calendar = new CalendarInForce(editions, packs, clock, file.toString());
    calendar.run(new DefaultApplicationArguments());
  }

  /** The calendar of the release, with more days off in 2025. */
  private void write(String off) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            getClass()
                .getClassLoader()
                .getResourceAsStream("packs/calendar/calendars/china.yaml"))) {
      Files.writeString(
          file,
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceFirst("(?s)(\n  2025:.*?holidays: \\[)", "$1" + off));
    }
  }

  /** Where a limit of a working day ends that begins on the Friday before. */
  private LocalDate counted() {
    return timekeeper.day(timekeeper.due(Instant.parse("2025-10-24T02:00:00Z"), Limit.days(1)));
  }

  private long onRecord() {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql(
                        "select count(*) from audit_entry where table_name = 'calendar_edition' and actor = '工作日历'")
                    .query(Long.class)
                    .single());
  }

  @Test
  void whatIsEnteredInTheFileHoldsWithoutANewStartAndIsOnRecord() throws IOException {
    assertThat(counted()).isEqualTo(MONDAY);
    long before = onRecord();
    write("2025-10-27, ");
    calendar.look();
    assertThat(counted()).as("it may still be being written").isEqualTo(MONDAY);
    calendar.look();
    assertThat(counted()).isEqualTo(MONDAY.plusDays(1));
    assertThat(onRecord()).isEqualTo(before + 1);
    calendar.look();
    assertThat(onRecord()).isEqualTo(before + 1);
  }

  @Test
  void aFileThatIsNotSoundOrGoneChangesNothing() throws IOException {
    long before = onRecord();
    write("2025-02-30, ");
    calendar.look();
    calendar.look();
    Files.delete(file);
    calendar.look();
    assertThat(counted()).isEqualTo(MONDAY);
    assertThat(onRecord()).isEqualTo(before);
    write("2025-10-27, ");
    calendar.look();
    calendar.look();
    assertThat(counted()).isEqualTo(MONDAY.plusDays(1));
  }

  @Test
  void anotherNodeCountsByItAMinuteLater() throws IOException {
    Editions other = beans.createBean(Editions.class);
    assertThat(other.atHand().calendar().isWorkingDay(MONDAY)).isTrue();
    write("2025-10-27, ");
    calendar.look();
    calendar.look();
    assertThat(other.atHand().calendar().isWorkingDay(MONDAY)).isTrue();
    Actor.house("测试").run(other::takeUp);
    assertThat(other.atHand().calendar().isWorkingDay(MONDAY)).isFalse();
    assertThat(other.atHand().id()).isEqualTo(editions.atHand().id());
  }
}
