package org.shanshui.platform.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Reportable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rounds: opened by the house, filled in by officers, approved by heads, accepted or returned
 * by the planner; some late, some never.
 */
final class Reporting {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final int DAYS_TO_CLOSE = 15;

  private final Staff staff;
  private final Agenda agenda;
  private final Phrases phrases;
  private final Commitments commitments;
  private final WorkingCalendar calendar;
  private final long seed;
  private final Set<Long> seen = new HashSet<>();
  private final Map<Long, Reportable> known = new ConcurrentHashMap<>();

  Reporting(
      Staff staff,
      Agenda agenda,
      Phrases phrases,
      Commitments commitments,
      WorkingCalendar calendar,
      long seed) {
    this.staff = staff;
    this.agenda = agenda;
    this.phrases = phrases;
    this.commitments = commitments;
    this.calendar = calendar;
    this.seed = seed;
  }

  /** The planner says how often is reported on a plan. */
  void begin(long planId, String name, String rhythm, LocalDate from, LocalDate to) {
    boolean monthly = rhythm.equals("MONTH");
    Map<String, Object> cadence = new LinkedHashMap<>();
    cadence.put("name", name);
    cadence.put("plan_id", planId);
    cadence.put("rhythm", rhythm);
    cadence.put("opens_after", monthly ? -3 : 1);
    cadence.put("due_working_days", monthly ? 5 : 8);
    cadence.put("remind_before", List.of(3, 1));
    cadence.put("remind_after", List.of(1, 5));
    cadence.put("kinds", List.of("TASK", "TARGET"));
    cadence.put("fields", List.of("PERCENT", "VALUE", "PROGRESS", "PROBLEMS", "NEXT_STEPS"));
    cadence.put("starts_on", from.toString());
    cadence.put("ends_on", to.toString());
    staff.desk("planner").post("/api/dispatch/cadences", cadence);
  }

  /** Plans who does what when in the rounds that the house has opened since. */
  void look() {
    Desk planner = staff.desk("planner");
    for (JsonNode round : planner.all("/api/dispatch/rounds?state=open")) {
      long id = round.path("id").asLong();
      if (!seen.add(id)) {
        continue;
      }
      String name = round.path("name").asString() + round.path("period").path("last").asString();
      LocalDate due = day(round.path("due_on"));
      for (JsonNode sheet : planner.all("/api/dispatch/sheets?round=" + id)) {
        plan(
            new Sheet(
                sheet.path("id").asLong(),
                sheet.path("unit_id").asLong(),
                day(round.path("period").path("last")),
                Chance.of(seed, name, sheet.path("unit").asString())),
            due);
      }
      agenda.early(calendar.plusWorkingDays(due, DAYS_TO_CLOSE), () -> close(id));
    }
  }

  private static LocalDate day(JsonNode text) {
    return LocalDate.parse(text.asString());
  }

  /** What a unit is to hand in, and how chance has it. */
  private record Sheet(long id, long unitId, LocalDate asOf, Random random) {}

  private void plan(Sheet sheet, LocalDate due) {
    Random random = sheet.random();
    double lot = random.nextDouble();
    LocalDate opened = agenda.today().plusDays(1);
    if (lot < 0.03) {
      return;
    }
    LocalDate on;
    if (lot < 0.13) {
      on = calendar.plusWorkingDays(due, 1 + random.nextInt(6));
    } else {
      int days = Math.max(1, calendar.workingDaysBetween(opened, due));
      on = calendar.plusWorkingDays(opened, random.nextInt(days));
    }
    agenda.on(on.isBefore(opened) ? opened : on, () -> fillIn(sheet));
  }

  private void close(long roundId) {
    Desk planner = staff.desk("planner");
    JsonNode round = planner.get("/api/dispatch/rounds/" + roundId);
    if (round.path("tally").path("approved").asInt() > 0) {
      // What waits for the planner has to be decided first.
      agenda.early(calendar.plusWorkingDays(agenda.today(), 2), () -> close(roundId));
      return;
    }
    planner.post("/api/dispatch/rounds/" + roundId + "/close", Map.of("version", version(round)));
  }

  private static int version(JsonNode node) {
    return node.path("version").asInt();
  }

  private void fillIn(Sheet sheet) {
    Desk officer = staff.desk(staff.officer(sheet.unitId()));
    String path = "/api/dispatch/sheets/" + sheet.id();
    JsonNode full = officer.get(path);
    String status = full.path("sheet").path("status").asString();
    if (!Set.of("OPEN", "DRAFTED", "RETURNED").contains(status)) {
      return;
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (JsonNode line : full.path("lines")) {
      if (line.path("open").asBoolean()) {
        lines.add(
            Map.of(
                "line_id", line.path("id").asLong(),
                "version", version(line),
                "figures", figures(sheet, line)));
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    JsonNode written =
        explained(officer, path, officer.put(path + "/lines", Map.of("lines", lines)), sheet);
    JsonNode submitted =
        officer.post(path + "/submit", Map.of("version", version(written.path("sheet"))));
    agenda.in(sheet.random().nextInt(2), () -> approve(sheet, submitted));
  }

  /** Says why where the house doubts what was written. */
  private JsonNode explained(Desk officer, String path, JsonNode written, Sheet sheet) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (JsonNode line : written.path("lines")) {
      if (line.path("open").asBoolean() && !line.path("doubts").isEmpty()) {
        ObjectNode figures = (ObjectNode) line.path("figures");
        figures.put("why_unusual", phrases.say("less.reason", sheet.random()));
        lines.add(
            Map.of(
                "line_id", line.path("id").asLong(), "version", version(line), "figures", figures));
      }
    }
    return lines.isEmpty() ? written : officer.put(path + "/lines", Map.of("lines", lines));
  }

  /** Nobody else has to do with a sheet meanwhile: it stands as it was handed in. */
  private void approve(Sheet sheet, JsonNode submitted) {
    Desk head = staff.desk(staff.head(sheet.unitId()));
    String path = "/api/dispatch/sheets/" + sheet.id();
    JsonNode now = submitted.path("sheet");
    if (sheet.random().nextInt(25) == 0) {
      head.post(
          path + "/send-back",
          Map.of(
              "version", version(now), "reason", phrases.say("sendback.reason", sheet.random())));
      agenda.in(1, () -> fillIn(sheet));
    } else {
      JsonNode approved = head.post(path + "/approve", Map.of("version", version(now)));
      agenda.in(1 + sheet.random().nextInt(3), () -> decide(sheet, approved));
    }
  }

  private void decide(Sheet sheet, JsonNode approved) {
    Desk planner = staff.desk("planner");
    String path = "/api/dispatch/sheets/" + sheet.id();
    JsonNode now = approved.path("sheet");
    if (sheet.random().nextInt(9) > 0) {
      planner.post(path + "/accept", Map.of("version", version(now)));
      if (sheet.random().nextInt(40) == 0) {
        agenda.in(6, () -> correct(sheet));
      }
      return;
    }
    List<Map<String, Object>> verdicts = new ArrayList<>();
    for (JsonNode line : planner.get(path).path("lines")) {
      if (line.path("open").asBoolean()) {
        Map<String, Object> verdict = new HashMap<>();
        verdict.put("line_id", line.path("id").asLong());
        boolean accept = !verdicts.isEmpty() && sheet.random().nextInt(4) > 0;
        verdict.put("accept", accept);
        if (!accept) {
          verdict.put("reason", phrases.say("return.reason", sheet.random()));
        }
        verdicts.add(verdict);
      }
    }
    planner.post(path + "/decide", Map.of("version", version(now), "verdicts", verdicts));
    agenda.in(1 + sheet.random().nextInt(3), () -> fillIn(sheet));
  }

  private void correct(Sheet sheet) {
    Desk planner = staff.desk("planner");
    String path = "/api/dispatch/sheets/" + sheet.id();
    JsonNode full = planner.get(path);
    if (!full.path("sheet").path("status").asString().equals("ACCEPTED")) {
      return;
    }
    planner.post(
        path + "/correct",
        Map.of(
            "version",
            version(full.path("sheet")),
            "line_ids",
            List.of(full.path("lines").path(0).path("id").asLong()),
            "reason",
            phrases.say("correct.reason", sheet.random())));
    agenda.in(2, () -> fillIn(sheet));
  }

  private Map<String, Object> figures(Sheet sheet, JsonNode line) {
    Random random = sheet.random();
    Reportable what =
        known.computeIfAbsent(
            line.path("commitment_id").asLong(),
            id -> Staff.HOUSE.call(() -> commitments.find(id).orElseThrow()));
    Course course =
        new Course(
            seed, what.title(), String.valueOf(what.leadUnitId()), what.startOn(), what.due());
    Map<String, Object> figures = new HashMap<>();
    Map<String, String> words = new HashMap<>();
    words.put("unit", staff.unit(staff.officer(sheet.unitId())).name());
    BigDecimal planned = what.planned() == null ? inWords(what.title()) : what.planned();
    boolean isTarget = line.path("kind").asString().equals("TARGET");
    BigDecimal percent = course.percent(sheet.asOf());
    words.put("percent", percent.toPlainString());
    if (isTarget) {
      BigDecimal value =
          course.value(sheet.asOf(), planned, what.comparator(), what.adds(), what.unit());
      figures.put("value", value);
      words.put("value", value.toPlainString() + (what.unit() == null ? "" : what.unit()));
    } else {
      figures.put("percent", percent);
    }
    boolean lags = course.lags(sheet.asOf());
    String key;
    if (isTarget) {
      key = "progress.target";
    } else if (percent.intValue() >= 100) {
      key = "progress.done";
    } else if (lags) {
      key = "progress.slow";
    } else {
      key = random.nextInt(14) == 0 ? "progress.long" : "progress.task";
    }
    figures.put("progress", phrases.say(key, random, words));
    if (lags || random.nextInt(6) == 0) {
      figures.put("problems", phrases.say("problem", random, words));
    }
    if (lags || random.nextInt(3) == 0) {
      figures.put("next_steps", phrases.say("next", random, words));
    }
    return figures;
  }

  /** What a target in words has as its first number (市区≥50，县城≥35); else whole is 100. */
  private static BigDecimal inWords(String title) {
    Matcher number = NUMBER.matcher(title);
    return number.find() ? new BigDecimal(number.group()) : BigDecimal.valueOf(100);
  }
}
