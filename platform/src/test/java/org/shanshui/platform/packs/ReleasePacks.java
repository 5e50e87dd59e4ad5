package org.shanshui.platform.packs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.pack.PackSource;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.collection.DoubtRules;
import org.shanshui.platform.collection.ReportForm;
import org.shanshui.platform.commitments.lights.LightRules;
import org.shanshui.platform.commitments.targets.NatureRules;
import org.shanshui.platform.registers.Register;
import org.shanshui.records.CodeList;

/** The packs of the release, for tests without the application. */
public final class ReleasePacks {
  /** All kinds of files; {@link PackExamplesTest} holds them against the application's. */
  static final List<FileKind<?>> KINDS =
      List.of(
          CodeList.FILES,
          WorkingCalendar.FILES,
          LightRules.FILES,
          NatureRules.FILES,
          ReportForm.FILES,
          DoubtRules.FILES,
          Kind.FILES,
          Register.FILES);

  private static final Packs PACKS =
      Packs.load(
          List.of(PackSource.resources(ReleasePacks.class.getClassLoader(), "packs")), KINDS);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

  private ReleasePacks() {}

  public static Packs packs() {
    return PACKS;
  }

  public static WorkingCalendar calendar() {
    return PACKS.only(LocalDate.now(CLOCK), WorkingCalendar.FILES);
  }

  /** That of the release, with more days off in 2025, as by a notice that comes late. */
  public static WorkingCalendar calendarWithout(LocalDate... off) {
    String file = "packs/calendar/calendars/china.yaml";
    try (InputStream in =
        Objects.requireNonNull(ReleasePacks.class.getClassLoader().getResourceAsStream(file))) {
      String days = Stream.of(off).map(day -> day + ", ").collect(Collectors.joining());
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceFirst("(?s)(\n  2025:.*?holidays: \\[)", "$1" + days);
      return WorkingCalendar.FILES.read("late.yaml", text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Kinds kinds() {
    return new Kinds(PACKS, CLOCK);
  }
}
