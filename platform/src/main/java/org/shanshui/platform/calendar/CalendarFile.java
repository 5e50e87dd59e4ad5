package org.shanshui.platform.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code calendar/china.yaml}; its comments say what stands where. */
final class CalendarFile {
  private static final String RELEASE = "/calendar/china.yaml";

  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> madeUp = new HashSet<>();
  private final Map<Integer, String> notices = new HashMap<>();
  private final List<WorkingCalendar.Span> officeHours = new ArrayList<>();

  private CalendarFile() {}

  static WorkingCalendar ofRelease() {
    try (InputStream file = CalendarFile.class.getResourceAsStream(RELEASE)) {
      if (file == null) {
        throw new IllegalStateException("Not in this build: " + RELEASE);
      }
      return read(file, RELEASE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name for messages
   * @throws IllegalArgumentException says in Chinese and English what is wrong with the file
   */
  static WorkingCalendar read(InputStream file, String name) {
    CalendarFile calendar = new CalendarFile();
    try {
      Map<?, ?> root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(file), "");
      calendar.readHours(list(root.get("office_hours"), "office_hours"));
      map(root.get("years"), "years")
          .forEach((year, entry) -> calendar.readYear((Integer) year, map(entry, "years." + year)));
      if (root.containsKey("statutory")) {
        calendar.readStatutory(map(root.get("statutory"), "statutory"));
      }
    } catch (YAMLException | DateTimeException | ClassCastException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "节假日文件 "
              + name
              + " 有误："
              + e.getMessage()
              + " · the holiday file cannot be read; see the comments in calendar/china.yaml for its form",
          e);
    }
    return new WorkingCalendar(
        calendar.off, calendar.madeUp, calendar.notices, calendar.officeHours);
  }

  private void readHours(List<?> spans) {
    LocalTime last = LocalTime.MIN;
    for (Object span : spans) {
      String[] ends = String.valueOf(span).split("-", 2);
      LocalTime opens = LocalTime.parse(ends[0].strip());
      LocalTime closes = LocalTime.parse(ends.length == 2 ? ends[1].strip() : "");
      if (!opens.isBefore(closes) || opens.isBefore(last)) {
        throw new IllegalArgumentException("office_hours: " + span);
      }
      officeHours.add(new WorkingCalendar.Span(opens, closes));
      last = closes;
    }
    if (officeHours.isEmpty()) {
      throw new IllegalArgumentException("office_hours: []");
    }
  }

  private void readYear(int year, Map<?, ?> entry) {
    notices.put(year, String.valueOf(entry.get("notice")));
    for (Object range : list(entry.get("holidays"), year + ".holidays")) {
      String[] ends =
          range instanceof Date date
              ? new String[] {day(date).toString()}
              : String.valueOf(range).split("/");
      LocalDate last = LocalDate.parse(ends[ends.length - 1]);
      for (LocalDate day = LocalDate.parse(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
        off.add(day);
      }
    }
    for (Object worked : list(entry.get("made_up"), year + ".made_up")) {
      LocalDate day = day(worked);
      if (!isWeekend(day) || off.contains(day)) {
        throw new IllegalArgumentException(day + " is no weekend day to be worked");
      }
      madeUp.add(day);
    }
  }

  private void readStatutory(Map<?, ?> entry) {
    List<MonthDay> fixed =
        list(entry.get("fixed"), "statutory.fixed").stream()
            .map(d -> MonthDay.parse("--" + d))
            .toList();
    Map<Integer, Map<?, ?>> years = new TreeMap<>();
    map(entry.get("moving"), "statutory.moving")
        .forEach((year, moving) -> years.put((Integer) year, map(moving, "statutory." + year)));
    years.forEach(
        (year, moving) -> {
          if (notices.containsKey(year)) {
            return;
          }
          List<LocalDate> days = new ArrayList<>(fixed.stream().map(d -> d.atYear(year)).toList());
          LocalDate spring = day(moving.get("spring"));
          for (int i = -1; i <= 2; i++) {
            days.add(spring.plusDays(i));
          }
          days.add(day(moving.get("qingming")));
          days.add(day(moving.get("duanwu")));
          days.add(day(moving.get("midautumn")));
          days.stream().sorted().forEach(this::takeOff);
        });
  }

  /** A statutory day, or in its place the next working day if it is free anyway. */
  private void takeOff(LocalDate statutory) {
    LocalDate day = statutory;
    while (isWeekend(day) || off.contains(day)) {
      day = day.plusDays(1);
    }
    off.add(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static LocalDate day(@Nullable Object value) {
    return value instanceof Date date
        ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate()
        : LocalDate.parse(String.valueOf(value));
  }

  private static Map<?, ?> map(@Nullable Object value, String place) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(place + ": a map is expected");
  }

  private static List<?> list(@Nullable Object value, String place) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(place + ": a list is expected");
  }
}
