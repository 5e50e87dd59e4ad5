package org.shanshui.platform.commitments.projects;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.ExcelList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Projects by workbook: what is wrong is told by sheet, row and column, what is right waits for
 * confirmation.
 */
@Service
public class ProjectImports {
  private static final int PART = 500;
  private static final int MOST_GOOD = 20_000;
  private static final int MOST_ERRORS = 5_000;

  private final JdbcClient jdbc;
  private final Projects projects;
  private final Regions regions;
  private final Units units;
  private final Clock clock;
  private final JsonMapper json;

  ProjectImports(
      JdbcClient jdbc,
      Projects projects,
      Regions regions,
      Units units,
      Clock clock,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.projects = projects;
    this.regions = regions;
    this.units = units;
    this.clock = clock;
    this.json = json;
  }

  /**
   * A workbook that was read.
   *
   * @param good rows that wait
   * @param bad rows with errors
   * @param state {@code WAITING}, {@code CONFIRMED} or {@code DISCARDED}
   */
  public record Import(
      long id,
      String fileName,
      @Nullable Long planId,
      int good,
      int bad,
      String state,
      int version) {}

  /** The template: a sheet to fill in, and one that explains. */
  void template(OutputStream out) throws IOException {
    try (ExcelList excel = new ExcelList(out)) {
      List<ExcelList.Column> columns = new ArrayList<>();
      for (ProjectSheet.Column column : ProjectSheet.Column.values()) {
        columns.add(
            new ExcelList.Column(
                column.title() + (column.required() ? "*" : ""), column.title().length() * 2 + 6));
      }
      excel.sheet("项目", columns);
      excel.sheet("说明", List.of(new ExcelList.Column("列", 22), new ExcelList.Column("填写要求", 80)));
      for (ProjectSheet.Column column : ProjectSheet.Column.values()) {
        excel.row(column.title(), (column.required() ? "必填。" : "") + note(column));
      }
    }
  }

  private static String note(ProjectSheet.Column column) {
    return switch (column) {
      case CODE -> "全库唯一，1–40 个字母、数字、汉字或 - _ . /";
      case PHASE -> String.join("、", Phase.words());
      case PLACE -> "本级或下级行政区划的名称或代码";
      case LEAD -> "已登记单位的名称或别名";
      case START, DUE -> "如 2025-03-01";
      case TOTAL -> "数字，万元";
      case YEAR -> "与年度投资同时填写，如 2025";
      case LONGITUDE -> "十进制度，73–136";
      case LATITUDE -> "十进制度，3–54";
      case DATUM -> "WGS84 或 GCJ02；填经纬度时必填";
      default -> column.funds() == null ? "" : "万元；填写来源时各来源合计须等于总投资";
    };
  }

  /**
   * Reads a workbook; nothing is put into the library yet.
   *
   * @param planId the plan that the projects carry out; null for none
   */
  @Transactional
  public long read(Path file, String fileName, @Nullable Long planId) throws IOException {
    Actor actor = Actor.current();
    actor.must(Role.PLANNER);
    WorkbookFile workbook = WorkbookFile.of(file);
    String shown = fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_");
    long id =
        jdbc.sql(
                """
                insert into project_import (file_name, plan_id, person_id, at, good, bad, region_path, unit_ids)
                values (?, ?, ?, ?, 0, 0, ?, ?) returning id
                """)
            .params(
                shown.substring(0, Math.min(200, shown.length())),
                planId,
                actor.personId() == null ? 0 : actor.personId(),
                OffsetDateTime.now(clock),
                actor.region(),
                actor.unitId() == null ? new Long[0] : new Long[] {actor.unitId()})
            .query(Long.class)
            .single();
    Keeping keeping = new Keeping(id);
    new ProjectSheet(new Known(actor), planId).read(workbook, keeping);
    keeping.flush();
    jdbc.sql("update project_import set good = ?, bad = ? where id = ?")
        .params(keeping.good, keeping.bad, id)
        .update();
    return id;
  }

  /** Regions and units as the actor's own region calls them; each asked for once. */
  private final class Known implements ProjectSheet.Lookup {
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Optional<Long>> called = new HashMap<>();
    private final List<String> codes = new ArrayList<>();

    Known(Actor actor) {
      // The actor's own region last, so that it is found first where names are the same.
      List<Region> within = new ArrayList<>(regions.within(actor.region()));
      java.util.Collections.reverse(within);
      for (Region region : within) {
        places.put(region.name(), region.code());
        places.put(region.code(), region.code());
      }
      regions
          .byPath(actor.region())
          .ifPresent(
              r -> {
                codes.add(r.code());
                regions.children(r.code()).forEach(child -> codes.add(child.code()));
              });
    }

    @Override
    public Optional<String> region(String words) {
      return Optional.ofNullable(places.get(words));
    }

    @Override
    public Optional<Long> unit(String words) {
      return called.computeIfAbsent(
          words,
          w ->
              codes.stream()
                  .map(code -> units.called(w, code))
                  .flatMap(Optional::stream)
                  .map(Unit::id)
                  .findFirst());
    }
  }

  /** Keeps what is read, some hundred rows a part. */
  private final class Keeping implements ProjectSheet.Sink {
    private final long id;
    private final Set<String> codes = new HashSet<>();
    private final List<Numbered> rows = new ArrayList<>();
    private final List<CellError> errors = new ArrayList<>();
    private int number;
    private int kept;
    private int good;
    private int bad;

    Keeping(long id) {
      this.id = id;
    }

    @Override
    public void good(int row, ProjectDraft draft) {
      if (!codes.add(draft.code())) {
        bad(
            row,
            List.of(
                rowError(
                    row,
                    draft,
                    "项目编号“" + draft.code() + "”在本表中重复。",
                    "the code is used twice in this sheet")));
        return;
      }
      if (codes.size() > MOST_GOOD) {
        codes.remove(draft.code());
        bad(
            row,
            List.of(
                rowError(
                    row,
                    draft,
                    "一次最多导入 " + MOST_GOOD + " 个项目，请分批上传。",
                    "at most " + MOST_GOOD + " projects at a time")));
        return;
      }
      rows.add(new Numbered(row, draft));
      if (rows.size() >= PART) {
        flush();
      }
    }

    @Override
    public void bad(int row, List<CellError> found) {
      bad++;
      for (CellError error : found) {
        if (kept < MOST_ERRORS) {
          errors.add(error);
          kept++;
        }
      }
      if (errors.size() >= PART) {
        flush();
      }
    }

    private CellError rowError(int row, ProjectDraft draft, String chinese, String english) {
      return new CellError(
          "", row, "", ProjectSheet.Column.CODE.title(), draft.code(), chinese, english);
    }

    void flush() {
      if (!rows.isEmpty()) {
        Set<String> taken =
            new HashSet<>(
                jdbc.sql("select code from project where code = any (?)")
                    .param(rows.stream().map(r -> r.draft().code()).toArray(String[]::new))
                    .query(String.class)
                    .list());
        for (Numbered numbered : List.copyOf(rows)) {
          if (taken.contains(numbered.draft().code())) {
            rows.remove(numbered);
            bad++;
            if (kept++ < MOST_ERRORS) {
              errors.add(
                  rowError(
                      numbered.row(),
                      numbered.draft(),
                      "项目编号“" + numbered.draft().code() + "”已在库中，修改请到项目页。",
                      "the code is in the library already: change it on its page"));
            }
          }
        }
      }
      if (rows.isEmpty() && errors.isEmpty()) {
        return;
      }
      good += rows.size();
      jdbc.sql(
              "insert into project_import_part (import_id, number, rows, errors) values (?, ?, cast(? as jsonb), cast(? as jsonb))")
          .params(id, ++number, json.writeValueAsString(rows), json.writeValueAsString(errors))
          .update();
      rows.clear();
      errors.clear();
    }
  }

  /** A good row. */
  record Numbered(int row, ProjectDraft draft) {}

  public Import get(long id) {
    return jdbc.sql(
            "select id, file_name, plan_id, good, bad, state, version from project_import where id = ?")
        .param(id)
        .query(RecordRows.of(Import.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing("没有编号为 " + id + " 的导入。", "there is no import " + id).asException());
  }

  /** The first errors, in the order of rows. */
  List<CellError> errors(long id, int most) {
    List<CellError> all = new ArrayList<>();
    for (String part : parts(id, "errors")) {
      all.addAll(json.readValue(part, new TypeReference<List<CellError>>() {}));
    }
    all.sort(java.util.Comparator.comparingInt(CellError::row));
    return all.size() > most ? all.subList(0, most) : all;
  }

  /** The errors as a workbook, to be mended beside the file. */
  void errors(long id, OutputStream out) throws IOException {
    try (ExcelList excel = new ExcelList(out)) {
      excel.sheet(
          "错误",
          List.of(
              new ExcelList.Column("工作表", 14),
              new ExcelList.Column("行", 8),
              new ExcelList.Column("列", 8),
              new ExcelList.Column("列名", 18),
              new ExcelList.Column("内容", 30),
              new ExcelList.Column("错误", 60),
              new ExcelList.Column("Error", 60)));
      try {
        errors(id, MOST_ERRORS)
            .forEach(
                e -> {
                  try {
                    excel.row(e.sheet(), e.row(), e.column(), e.title(), e.value(), e.zh(), e.en());
                  } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                  }
                });
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private List<String> parts(long id, String column) {
    return jdbc.sql(
            column.equals("errors")
                ? "select errors from project_import_part where import_id = ? order by number"
                : "select rows from project_import_part where import_id = ? order by number")
        .param(id)
        .query(String.class)
        .list();
  }

  /** Puts the good rows into the library. */
  @Transactional
  public int confirm(long id, int version) {
    Actor.current().must(Role.PLANNER);
    close(id, version, "CONFIRMED");
    int added = 0;
    for (String part : parts(id, "rows")) {
      for (Numbered row : json.readValue(part, new TypeReference<List<Numbered>>() {})) {
        projects.addListed(row.draft());
        added++;
      }
    }
    return added;
  }

  @Transactional
  public void discard(long id, int version) {
    Actor.current().must(Role.PLANNER);
    close(id, version, "DISCARDED");
  }

  private void close(long id, int version, String state) {
    get(id);
    int changed =
        jdbc.sql(
                "update project_import set state = ?, version = version + 1 where id = ? and version = ? and state = 'WAITING'")
            .params(state, id, version)
            .update();
    if (changed == 0) {
      throw Refusal.conflict("这次导入已确认或放弃，不能重复操作。", "this import is closed already").asException();
    }
  }
}
