package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.shanshui.platform.directory.Offered;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Cases in the words and the language of the one who looks. */
@Component
class CaseWords {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Kinds kinds;
  private final Units units;
  private final Regions regions;
  private final Offered offered;
  private final Timekeeper time;
  private final MessageSource messages;
  private final Clock clock;

  CaseWords(
      Kinds kinds,
      Units units,
      Regions regions,
      Offered offered,
      Timekeeper time,
      MessageSource messages,
      Clock clock) {
    this.kinds = kinds;
    this.units = units;
    this.regions = regions;
    this.offered = offered;
    this.time = time;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * A line of a list in words.
   *
   * @param tone names a light: overdue, behind, on_schedule, completed or none
   */
  record Line(
      long id,
      String kind,
      String title,
      String stateWord,
      String leads,
      String region,
      String due,
      String tone,
      @Nullable Double longitude,
      @Nullable Double latitude) {}

  List<Line> lines(List<CaseLine> lines) {
    Set<Long> named = new HashSet<>();
    lines.forEach(line -> named.addAll(line.leadIds()));
    Map<Long, String> unitNames = unitNames(named);
    Map<String, String> regionNames = new HashMap<>();
    Instant now = clock.instant();
    return lines.stream().map(line -> line(line, unitNames, regionNames, now)).toList();
  }

  private Line line(
      CaseLine line, Map<Long, String> unitNames, Map<String, String> regionNames, Instant now) {
    List<String> leads =
        line.leadIds().stream().map(id -> unitNames.getOrDefault(id, "#" + id)).toList();
    DueWords due = due(line, now);
    return new Line(
        line.id(),
        kindName(line.kind()),
        line.title(),
        message("cases.state." + line.state()),
        String.join("、", leads),
        regionNames.computeIfAbsent(
            line.regionCode(), code -> regions.find(code).map(Region::name).orElse(code)),
        left(line, due),
        tone(line, due),
        line.longitude(),
        line.latitude());
  }

  DueWords due(CaseLine line, Instant now) {
    return DueWords.of(line.due() == null ? null : line.due().toInstant(), now, time);
  }

  /** How much time a case has left, or how it was closed. */
  String left(CaseLine line, DueWords due) {
    return line.closedAt() != null
        ? message("cases.outcome." + line.outcome())
        : line.due() == null
            ? message("cases.clock.rests")
            : english() ? due.english() : due.chinese();
  }

  String tone(CaseLine line, DueWords due) {
    return line.closedAt() != null ? "completed" : tone(due.tone());
  }

  static String tone(@Nullable String due) {
    if (due == null) {
      return "none";
    }
    return switch (due) {
      case "late" -> "overdue";
      case "soon" -> "behind";
      default -> "on_schedule";
    };
  }

  /** How another calendar has moved a limit, or why not. */
  String retimed(Step.Retime step) {
    String from = time.day(step.from()).toString();
    StringJoiner parts = new StringJoiner(message("cases.retimed.and"));
    parts.add(
        step.moves()
            ? message("cases.retimed.moved", from, time.day(step.to()).toString())
            : message("cases.retimed.past", from));
    if (!step.off().isEmpty()) {
      parts.add(message("cases.retimed.off", days(step.off())));
    }
    if (!step.worked().isEmpty()) {
      parts.add(message("cases.retimed.worked", days(step.worked())));
    }
    return parts.toString();
  }

  private static String days(List<LocalDate> days) {
    return days.stream().map(LocalDate::toString).collect(Collectors.joining("、"));
  }

  String kindName(String key) {
    return kinds.find(key).map(kind -> english() ? kind.english() : kind.chinese()).orElse(key);
  }

  String stepName(StepKind kind) {
    return english() ? kind.english() : kind.chinese();
  }

  String minute(Instant at) {
    return MINUTE.format(at.atZone(zone()));
  }

  ZoneId zone() {
    return clock.getZone();
  }

  static boolean english() {
    return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  String message(String key, Object... values) {
    return messages.getMessage(key, values, LocaleContextHolder.getLocale());
  }

  /** In Chinese whatever language the page is in: for documents. */
  String chinese(String key) {
    return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
  }

  Map<Long, String> unitNames(Set<Long> ids) {
    return units.get(ids).stream().collect(Collectors.toMap(Unit::id, Unit::name));
  }

  /** Kinds by key, for a choice. */
  Map<String, String> kindChoices() {
    Map<String, String> choices = new LinkedHashMap<>();
    for (Kind kind : kinds.all()) {
      choices.put(kind.key(), english() ? kind.english() : kind.chinese());
    }
    return choices;
  }

  Map<String, String> stateChoices() {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String state :
        List.of("found", "judged", "assigned", "handling", "suspended", "to_verify")) {
      choices.put(state, message("cases.state." + state));
    }
    return choices;
  }

  Map<String, String> regionChoices() {
    return offered.regions();
  }

  /** Units by the words of addresses. */
  Map<String, String> unitNamesById() {
    Map<String, String> names = new LinkedHashMap<>();
    unitChoices().forEach((id, name) -> names.put(id.toString(), name));
    return names;
  }

  Map<Long, String> unitChoices() {
    return offered.units();
  }
}
