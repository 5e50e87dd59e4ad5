package org.shanshui.platform.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.records.Days;
import org.shanshui.records.Schemas;

/** Reads a file of {@code calendars/}; the comments of {@code china.yaml} say what stands where. */
final class CalendarFile {
  static final FileSchema SCHEMA =
      FileSchema.of(CalendarFile.class, "calendar.schema.json", Schemas.WORDS);

  /** Days of a range; a longer one is a slip of the pen. */
  private static final int LONGEST_RANGE = 60;

  private final Faults faults;
  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> madeUp = new HashSet<>();
  private final Map<Integer, String> notices = new HashMap<>();
  private final List<WorkingCalendar.Span> officeHours = new ArrayList<>();

  private CalendarFile(Faults faults) {
    this.faults = faults;
  }

  static Optional<WorkingCalendar> read(Node.Mapping root, Faults faults) {
    int before = faults.size();
    CalendarFile file = new CalendarFile(faults);
    file.readHours(root.list("office_hours"));
    root.map("years")
        .entries()
        .values()
        .forEach(year -> file.readYear(Integer.parseInt(year.key()), (Node.Mapping) year.value()));
    root.find("statutory").ifPresent(statutory -> file.readStatutory((Node.Mapping) statutory));
    return faults.size() == before
        ? Optional.of(new WorkingCalendar(file.off, file.madeUp, file.notices, file.officeHours))
        : Optional.empty();
  }

  private void readHours(List<Node> spans) {
    LocalTime last = LocalTime.MIN;
    for (Node span : spans) {
      String[] ends = span.text().split("-");
      LocalTime opens = LocalTime.parse(ends[0]);
      LocalTime closes = LocalTime.parse(ends[1]);
      if (!opens.isBefore(closes) || opens.isBefore(last)) {
        faults.add(
            span.place(),
            new Words("办公时间的先后不对", "office hours are not in order"),
            new Words(
                "请按先后写，互不重叠，如 09:00-17:30",
                "write them in order, not overlapping, as 09:00-17:30"));
        return;
      }
      officeHours.add(new WorkingCalendar.Span(opens, closes));
      last = closes;
    }
  }

  private void readYear(int year, Node.Mapping entry) {
    notices.put(year, entry.text("notice"));
    entry.list("holidays").forEach(this::readHolidays);
    for (Node node : entry.list("made_up")) {
      LocalDate day = Days.read(node, faults);
      if (day == null) {
        continue;
      }
      if (!isWeekend(day) || off.contains(day)) {
        faults.add(
            node.place(),
            new Words(day + " 不是可以调为上班的周末", day + " is no weekend day to be worked"),
            new Words("请核对通知", "look at the notice"));
      }
      madeUp.add(day);
    }
  }

  private void readHolidays(Node range) {
    String[] ends = range.text().split("/");
    try {
      LocalDate first = LocalDate.parse(ends[0]);
      LocalDate last = LocalDate.parse(ends[ends.length - 1]);
      if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_RANGE))) {
        faults.add(
            range.place(),
            new Words("起止日期不对", "the range is not sound"),
            new Words(
                "请写作 首日/末日，至多 " + LONGEST_RANGE + " 天",
                "write first/last, at most " + LONGEST_RANGE + " days"));
        return;
      }
      first.datesUntil(last.plusDays(1)).forEach(off::add);
    } catch (DateTimeException e) {
      noSuchDay(range);
    }
  }

  private void noSuchDay(Node node) {
    faults.add(
        node.place(),
        new Words("没有“" + node.text() + "”这一天", "there is no day " + node.text()),
        new Words("请核对日期", "look at the calendar"));
  }

  private void readStatutory(Node.Mapping entry) {
    List<MonthDay> fixed = new ArrayList<>();
    for (Node day : entry.list("fixed")) {
      try {
        fixed.add(MonthDay.parse("--" + day.text()));
      } catch (DateTimeException e) {
        noSuchDay(day);
      }
    }
    entry.map("moving").entries().values().stream()
        .sorted(java.util.Comparator.comparing(Node.Entry::key))
        .forEach(
            year -> readMoving(Integer.parseInt(year.key()), fixed, (Node.Mapping) year.value()));
  }

  private void readMoving(int year, List<MonthDay> fixed, Node.Mapping moving) {
    if (notices.containsKey(year)) {
      return;
    }
    List<@Nullable LocalDate> days = new ArrayList<>();
    fixed.forEach(day -> days.add(day.atYear(year)));
    LocalDate spring = Days.read(moving.get("spring"), faults);
    if (spring != null) {
      for (int i = -1; i <= 2; i++) {
        days.add(spring.plusDays(i));
      }
    }
    for (String feast : List.of("qingming", "duanwu", "midautumn")) {
      days.add(Days.read(moving.get(feast), faults));
    }
    days.stream().filter(Objects::nonNull).sorted().forEach(this::takeOff);
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

  /**
   * An example: of a {@code day}, and where they are given the day so many {@code working_days}
   * from it.
   */
  static Map<String, Object> example(
      WorkingCalendar calendar, Map<String, @Nullable Object> given) {
    Map<String, Object> results = new HashMap<>();
    LocalDate day = LocalDate.parse(String.valueOf(given.get("day")));
    results.put("working", calendar.isWorkingDay(day));
    results.put("confirmed", calendar.isConfirmed(day.getYear()));
    results.put("notice", calendar.notice(day.getYear()));
    if (given.get("working_days") instanceof Number days) {
      results.put("reached", calendar.plusWorkingDays(day, days.intValue()));
    }
    return results;
  }
}
