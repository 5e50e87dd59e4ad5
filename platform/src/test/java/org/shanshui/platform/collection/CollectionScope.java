package org.shanshui.platform.collection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.CommitmentsScope;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.secrecy.Secrecy;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Four rounds, whose sheets stand at four stages, for the tests that walk all doors. */
@Component
class CollectionScope implements ScopeFixture {
  private final CommitmentsScope commitments;
  private final Cadences cadences;
  private final Rounds rounds;
  private final Sheets sheets;
  private final SheetTable table;
  private final SheetLists lists;
  private final Files files;
  private final People people;
  private final JdbcClient jdbc;
  private final Secrecy secrecy;

  CollectionScope(
      CommitmentsScope commitments,
      Cadences cadences,
      Rounds rounds,
      Sheets sheets,
      SheetTable table,
      SheetLists lists,
      Files files,
      People people,
      JdbcClient jdbc,
      Secrecy secrecy) {
    this.commitments = commitments;
    this.cadences = cadences;
    this.rounds = rounds;
    this.sheets = sheets;
    this.table = table;
    this.lists = lists;
    this.files = files;
    this.people = people;
    this.jdbc = jdbc;
    this.secrecy = secrecy;
  }

  @Override
  public Map<String, Object> furnish(Town town) {
    Actor planner = people.asActor(town.people().get(Role.PLANNER));
    Actor officer = people.asActor(town.people().get(Role.UNIT_OFFICER));
    Actor head = people.asActor(head(town));
    long plan = commitments.plan(town, "调度");
    Cadence cadence =
        planner.call(
            () ->
                cadences.add(
                    new Cadence.Terms(
                        town.marker() + "月调度",
                        new About("COMMITMENTS", plan),
                        null,
                        Rhythm.MONTH,
                        new Schedule(0, 5, List.of(3, 1), List.of(1, 3)),
                        Set.of("TASK", "TARGET"),
                        Desk.ITEMS,
                        LocalDate.of(2024, 11, 1),
                        LocalDate.of(2025, 2, 28))));
    SheetHead accepted = written(cadence, officer, LocalDate.of(2024, 11, 1));
    officer.run(() -> sheets.submit(accepted.id(), version(accepted)));
    head.run(() -> sheets.approve(accepted.id(), version(accepted)));
    planner.run(() -> sheets.acceptAll(accepted.id(), version(accepted)));
    SheetHead approved = written(cadence, officer, LocalDate.of(2024, 12, 1));
    officer.run(() -> sheets.submit(approved.id(), version(approved)));
    head.run(() -> sheets.approve(approved.id(), version(approved)));
    SheetHead submitted = written(cadence, officer, LocalDate.of(2025, 1, 1));
    officer.run(() -> sheets.submit(submitted.id(), version(submitted)));
    SheetHead drafted = written(cadence, officer, LocalDate.of(2025, 2, 1));
    LineView line = table.lines(drafted.id()).get(0);
    officer.run(
        () ->
            files.add(
                line.id(), town.marker() + ".txt", town.marker().getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> ids = new HashMap<>();
    ids.put("plan", plan);
    ids.put("cadences", cadence.id());
    ids.put("rounds", drafted.roundId());
    ids.put("sheets", drafted.id());
    ids.put("sheets.version", version(drafted));
    ids.put("lines", line.id());
    ids.put("lines.version", line.line().version());
    ids.put("files", files.ofSheet(drafted.id()).get(0).id());
    ids.put("submitted", submitted.id());
    ids.put("submitted.version", version(submitted));
    ids.put("approved", approved.id());
    ids.put("approved.version", version(approved));
    ids.put("approved.line", table.lines(approved.id()).get(0).id());
    ids.put("accepted", accepted.id());
    ids.put("accepted.version", version(accepted));
    ids.put("accepted.line", table.lines(accepted.id()).get(0).id());
    ids.put("uploads", upload(town, drafted, line));
    return ids;
  }

  /** Those of the town do not approve. */
  private Person head(Town town) {
    return people.add(
        "head." + town.region().code().toLowerCase(java.util.Locale.ROOT),
        town.marker() + "长",
        town.unit().id(),
        Set.of(Role.UNIT_OFFICER),
        true,
        null,
        null,
        Towns.PASSWORD);
  }

  private SheetHead written(Cadence cadence, Actor officer, LocalDate month) {
    Round round = rounds.open(cadence, Rhythm.MONTH.holding(month)).orElseThrow();
    SheetHead head = lists.ofRound(round.id()).get(0);
    for (LineView line : table.lines(head.id())) {
      officer.run(
          () ->
              sheets.write(
                  head.id(), line.id(), line.line().version(), Desk.figures(line, 30, "进展")));
    }
    return head;
  }

  private int version(SheetHead head) {
    return table.head(head.id()).version();
  }

  private long upload(Town town, SheetHead head, LineView line) {
    long id =
        jdbc.sql(
                """
                insert into import_file (form, given, file_name, sha256, person_id, read_at, good, bad, region_path, unit_ids)
                values ('/dispatch/rounds/{round}/uploads', jsonb_build_object('round', ?::text), ?, '', ?, ?, 1, 1, ?, ?) returning id
                """)
            .params(
                String.valueOf(head.roundId()),
                town.marker() + ".xlsx",
                town.people().get(Role.UNIT_OFFICER).id(),
                OffsetDateTime.parse("2025-03-03T01:00:00Z"),
                town.region().path(),
                new Long[] {town.unit().id()})
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into import_part (import_id, number, good, rows, faults) values (?, 1, 1, ?, ?)
            """)
        .params(
            id,
            secrecy.seal(
                SealedColumn.of("import_part", "rows"),
                """
                [{"row": 4, "code": "%1$d", "said": ["%2$s"], "draft":
                  {"sheet_id": %3$d, "line_id": %1$d, "version": %4$d, "figures": {"percent": 40}}}]
                """
                    .formatted(line.id(), town.marker(), head.id(), line.line().version())),
            secrecy.seal(SealedColumn.of("import_part", "faults"), "[]"))
        .update();
    return id;
  }

  @Override
  public List<View> views(Town town, Map<String, Object> ids) {
    String unit = "unit=" + town.unit().id();
    List<View> views = new ArrayList<>();
    for (String path :
        List.of(
            "/dispatch/cadences",
            "/api/dispatch/cadences",
            "/dispatch/rounds",
            "/dispatch/rounds?state=open&cadence=" + ids.get("cadences"),
            "/dispatch/rounds.xlsx",
            "/dispatch/rounds/" + ids.get("rounds"),
            "/dispatch/rounds/" + ids.get("rounds") + "/rollup",
            "/dispatch/rounds/" + ids.get("rounds") + "/rollup.xlsx",
            "/api/dispatch/rounds",
            "/api/dispatch/rounds/" + ids.get("rounds"),
            "/dispatch/sheets",
            "/dispatch/sheets?status=SUBMITTED&" + unit,
            "/dispatch/sheets?standing=LATE",
            "/dispatch/sheets.xlsx",
            "/dispatch/sheets.xlsx?round=" + ids.get("rounds"),
            "/dispatch/sheets/" + ids.get("sheets"),
            "/dispatch/sheets/" + ids.get("accepted"),
            "/dispatch/units/" + town.unit().id(),
            "/dispatch/files/" + ids.get("files"),
            "/dispatch/todo",
            "/api/dispatch/todo",
            "/api/dispatch/sheets",
            "/api/dispatch/sheets?status=APPROVED&" + unit,
            "/api/dispatch/sheets/" + ids.get("sheets"))) {
      views.add(new View(path, READERS));
    }
    views.add(new View("/dispatch/sheets?standing=MISSING", List.of()));
    String uploads = "/dispatch/rounds/" + ids.get("rounds") + "/uploads/";
    for (String path : List.of(uploads, "/api" + uploads)) {
      views.add(new View(path + ids.get("uploads"), List.of(Role.UNIT_OFFICER)));
    }
    return views;
  }

  @Override
  public List<Attempt> attempts(Town town, Map<String, Object> ids) {
    String sheet = "/dispatch/sheets/" + ids.get("sheets");
    String line = sheet + "/lines/" + ids.get("lines");
    String submitted = "/dispatch/sheets/" + ids.get("submitted");
    String approved = "/dispatch/sheets/" + ids.get("approved");
    String accepted = "/dispatch/sheets/" + ids.get("accepted");
    String upload = "/dispatch/rounds/" + ids.get("rounds") + "/uploads/" + ids.get("uploads");
    List<Role> uploader = List.of(Role.UNIT_OFFICER);
    String cadence =
        "{\"name\":\"月报\",\"plan_id\":%s,\"rhythm\":\"MONTH\",\"opens_after\":0,\"due_working_days\":5,\"kinds\":[\"TASK\"],\"fields\":[\"PROGRESS\"],\"starts_on\":\"2025-03-01\",\"version\":1}"
            .formatted(ids.get("plan"));
    return List.of(
        Attempt.json("POST", "/api/dispatch/cadences", cadence, Stewardship.STEER),
        Attempt.json(
            "PUT", "/api/dispatch/cadences/" + ids.get("cadences"), cadence, Stewardship.STEER),
        Attempt.form(
            "/dispatch/rounds/" + ids.get("rounds") + "/remind",
            Map.of("sheet", String.valueOf(ids.get("sheets")), "sentence", "请尽快"),
            Stewardship.REMIND),
        Attempt.json(
            "POST",
            "/api/dispatch/rounds/" + ids.get("rounds") + "/remind",
            "{\"sheet_ids\":[%s]}".formatted(ids.get("sheets")),
            Stewardship.REMIND),
        Attempt.form(
            "/dispatch/rounds/" + ids.get("rounds") + "/close",
            Map.of("version", "1"),
            Stewardship.STEER),
        Attempt.json(
            "POST",
            "/api/dispatch/rounds/" + ids.get("rounds") + "/close",
            "{\"version\":1}",
            Stewardship.STEER),
        Attempt.form(
            line,
            Map.of(
                "version",
                String.valueOf(ids.get("lines.version")),
                "percent",
                "40",
                "progress",
                "改"),
            SheetRights.WRITE),
        Attempt.json(
            "PUT",
            "/api" + line,
            "{\"version\":%s,\"figures\":{\"progress\":\"改\"}}".formatted(ids.get("lines.version")),
            SheetRights.WRITE),
        Attempt.json(
            "PUT",
            "/api" + sheet + "/lines",
            "{\"lines\":[{\"line_id\":%s,\"version\":%s,\"figures\":{\"progress\":\"改\"}}]}"
                .formatted(ids.get("lines"), ids.get("lines.version")),
            SheetRights.WRITE),
        Attempt.form(
            "/cases/instruct/SHEET/" + ids.get("sheets"),
            Map.of(
                "text",
                "请尽快报送",
                "lead",
                String.valueOf(town.unit().id()),
                "until",
                LocalDate.of(2025, 3, 7).toString()),
            List.of(Role.LEADER)),
        step(sheet, "submit", ids.get("sheets.version"), Map.of(), SheetRights.WRITE),
        api(sheet, "submit", ids.get("sheets.version"), SheetRights.WRITE),
        step(submitted, "withdraw", ids.get("submitted.version"), Map.of(), SheetRights.WRITE),
        api(submitted, "withdraw", ids.get("submitted.version"), SheetRights.WRITE),
        step(submitted, "approve", ids.get("submitted.version"), Map.of(), May.by()),
        api(submitted, "approve", ids.get("submitted.version"), May.by()),
        step(
            submitted,
            "send-back",
            ids.get("submitted.version"),
            Map.of("reason", "请补充"),
            May.by()),
        api(submitted, "send-back", ids.get("submitted.version"), May.by()),
        step(approved, "accept", ids.get("approved.version"), Map.of(), SheetRights.DECIDE),
        api(approved, "accept", ids.get("approved.version"), SheetRights.DECIDE),
        step(
            accepted,
            "correct",
            ids.get("accepted.version"),
            Map.of("line", String.valueOf(ids.get("accepted.line")), "reason", "数据有误"),
            SheetRights.DECIDE),
        Attempt.json(
            "POST",
            "/api" + accepted + "/correct",
            "{\"version\":%s,\"line_ids\":[%s],\"reason\":\"数据有误\"}"
                .formatted(ids.get("accepted.version"), ids.get("accepted.line")),
            SheetRights.DECIDE),
        Attempt.form(
            "/dispatch/files/" + ids.get("files") + "/remove", Map.of(), SheetRights.WRITE),
        Attempt.form(upload + "/confirm", Map.of(), uploader),
        Attempt.form(upload + "/discard", Map.of(), uploader),
        Attempt.json("POST", "/api" + upload + "/confirm", "{}", uploader),
        Attempt.json("POST", "/api" + upload + "/discard", "{}", uploader));
  }

  private static Attempt step(
      String sheet, String act, Object version, Map<String, String> also, May<?> allowed) {
    Map<String, String> form = new HashMap<>(also);
    form.put("version", String.valueOf(version));
    return Attempt.form(sheet + "/" + act, form, allowed);
  }

  private static Attempt api(String sheet, String act, Object version, May<?> allowed) {
    return Attempt.json(
        "POST",
        "/api" + sheet + "/" + act,
        "{\"version\":%s,\"reason\":\"请补充\"}".formatted(version),
        allowed);
  }
}
