package org.shanshui.platform.plans;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.files.Store;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The uploaded documents. Planners only. */
@Service
class Drafts {
  /** To upload plans, and to read, review and adopt their drafts. */
  static final May<Object> WORK_ON = May.by(Role.PLANNER);

  static final long MOST_BYTES = 50L << 20;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_COMPILING = 20;
  static final String COLUMNS =
      "id, region_code, region_path, name, size, sha256, uploader, uploaded_at, amends, state, fault, format,"
          + " characters, title, kind, issuer, document_number, issued_on, region_said, first_year, last_year,"
          + " base_year, version";
  private static final String DRAFT = "select " + COLUMNS + " from plan_draft ";

  private final JdbcClient jdbc;
  private final Store store;
  private final Regions regions;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Store store, Regions regions, Clock clock) {
    this.store = store;
    this.jdbc = jdbc;
    this.regions = regions;
    this.clock = clock;
  }

  /** How far the compiling of a document is; {@code step} waiting, reading, compiling, saving. */
  record Progress(String step, int percent, int ahead) {}

  /**
   * What became of an upload.
   *
   * @param duplicate whether the same document was there already
   */
  record Upload(Draft draft, boolean duplicate) {}

  /** The draft; refuses if there is none in sight. */
  Draft get(long id) {
    WORK_ON.demand();
    return jdbc.sql(DRAFT + "where id = ?")
        .param(id)
        .query(RecordRows.of(Draft.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "plans.no-draft",
                        "没有这份草案，或不在您的范围内。",
                        "there is no such draft in your sight")
                    .asException());
  }

  /** Those that are being compiled, the latest first. */
  List<Draft> compiling() {
    return jdbc.sql(DRAFT + "where state = 'compiling' order by id desc limit " + MOST_COMPILING)
        .query(RecordRows.of(Draft.class))
        .list();
  }

  static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /**
   * Takes in a document; it is compiled in the background.
   *
   * @param regionCode the region that it is for; null where the document shall say, within the
   *     actor's own
   * @param amends the plan that it is a new version of
   */
  @Transactional
  Upload upload(
      String fileName,
      long size,
      Content content,
      @Nullable String regionCode,
      @Nullable Long amends) {
    Actor actor = Actor.current();
    WORK_ON.demand();
    String name = plainName(fileName);
    if (size == 0) {
      throw Refusal.invalid(
              "plans.file-empty", "文件“" + name + "”是空的。", "the file " + name + " is empty")
          .asException();
    }
    if (size > MOST_BYTES) {
      throw Refusal.invalid(
              "plans.file-too-large",
              "文件“" + name + "”超过 50 MB，请压缩图片或拆分后再传。",
              "the file " + name + " is over 50 MB: compress its images or split it")
          .asException();
    }
    Region region = region(actor, regionCode, amends);
    String sha = sha256(content);
    Optional<Draft> known =
        jdbc.sql(
                DRAFT
                    + "where sha256 = ? and region_path >= ? and region_path < ? order by id limit 1")
            .params(sha, region.path(), region.beyond())
            .query(RecordRows.of(Draft.class))
            .optional();
    if (known.isPresent()) {
      return new Upload(known.get(), true);
    }
    Optional<Long> id =
        jdbc.sql(
                "insert into plan_draft (region_code, region_path, region_open, name, size, sha256, uploaded_by, uploader,"
                    + " uploaded_at, amends, state, title) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'compiling', ?)"
                    + " on conflict do nothing returning id")
            .params(
                region.code(),
                region.path(),
                regionCode == null && amends == null,
                name,
                size,
                sha,
                actor.personId(),
                actor.name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                amends,
                name.replaceFirst("\\.[A-Za-z]{2,5}$", ""))
            .query(Long.class)
            .optional();
    if (id.isEmpty()) {
      // Two uploads of one file at the same moment: the other was first.
      return new Upload(
          jdbc.sql(DRAFT + "where sha256 = ? and region_code = ?")
              .params(sha, region.code())
              .query(RecordRows.of(Draft.class))
              .single(),
          true);
    }
    store(id.get(), content);
    jdbc.sql("insert into compile_job (draft_id) values (?)").param(id.get()).update();
    return new Upload(get(id.get()), false);
  }

  /** Where a document's bytes come from; may be opened several times. */
  interface Content {
    InputStream open() throws IOException;
  }

  private void store(long id, Content content) {
    try (InputStream in = content.open()) {
      jdbc.sql("insert into plan_file (draft_id, sha256) values (?, ?)")
          .params(id, store.put(in.readAllBytes()))
          .update();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static String sha256(Content content) {
    try (InputStream in = content.open()) {
      return Store.sha256(in);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static RuntimeException broken(IOException e) {
    return Refusal.invalid(
            "plans.upload-broken",
            "上传没有传完（" + e.getMessage() + "），请再传一次。",
            "the upload broke off (" + e.getMessage() + "): upload again")
        .asException();
  }

  /** The last part of a name that may be a path, without what no file name has. */
  static String plainName(String fileName) {
    String name =
        fileName
            .substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
            .replaceAll("[\\p{Cntrl}\\p{Cs}]", "")
            .strip();
    if (name.isEmpty()) {
      name = "未命名";
    }
    return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
  }

  private Region region(Actor actor, @Nullable String code, @Nullable Long amends) {
    if (amends != null) {
      String of =
          jdbc.sql("select region_code from plan where id = ?")
              .param(amends)
              .query(String.class)
              .optional()
              .orElseThrow(
                  () ->
                      Refusal.missing(
                              "plans.no-plan-to-amend",
                              "没有要修订的规划，或不在您的范围内。",
                              "the plan to amend is not in your sight")
                          .asException());
      return inSight(actor, regions.get(of));
    }
    if (code != null) {
      return inSight(actor, regions.get(code));
    }
    return regions
        .byPath(actor.region())
        .orElseThrow(() -> new IllegalStateException("No region at " + actor.region()));
  }

  private static Region inSight(Actor actor, Region region) {
    if (!region.path().startsWith(actor.region())) {
      throw Refusal.denied(
              "plans.outside-region",
              region.name() + "不在您的范围内，只能上传本地区及所辖地区的规划。",
              region.name() + " is outside your region: upload plans of your own region or below")
          .asException();
    }
    return region;
  }

  /** How far the compiling is; empty when it is over. */
  Optional<Progress> progress(long id) {
    return jdbc.sql(
            "select step, percent, case when node is null then (select count(*)::int from compile_job other"
                + " where other.queued_at < compile_job.queued_at) else 0 end ahead from compile_job where draft_id = ?")
        .param(id)
        .query(RecordRows.of(Progress.class))
        .optional();
  }

  /** Stops the compiling; the document is kept. */
  @Transactional
  void cancel(long id) {
    get(id);
    jdbc.sql("delete from compile_job where draft_id = ?").param(id).update();
    jdbc.sql(
            "update plan_draft set state = 'cancelled', version = version + 1 where id = ? and state = 'compiling'")
        .param(id)
        .update();
  }

  /** Compiles a document that failed, or was cancelled, once more. */
  @Transactional
  void retry(long id) {
    get(id);
    int again =
        jdbc.sql(
                "update plan_draft set state = 'compiling', fault = null, version = version + 1 where id = ? and state in ('failed', 'cancelled')")
            .param(id)
            .update();
    if (again == 1) {
      jdbc.sql("insert into compile_job (draft_id) values (?) on conflict do nothing")
          .param(id)
          .update();
    }
  }

  /** Removes a document that was never adopted, with its review. */
  @Transactional
  void delete(long id) {
    get(id);
    int gone =
        jdbc.sql("delete from plan_draft where id = ? and state <> 'adopted'").param(id).update();
    if (gone == 0) {
      throw Refusal.conflict(
              "plans.draft-adopted", "这份文本已采纳为规划，不能删除。", "this document was adopted and stays")
          .asException();
    }
  }

  /** What the review found to be wrong in the head of the document. */
  record Head(
      String title,
      @Nullable String kind,
      String regionCode,
      @Nullable Long amends,
      @Nullable Integer firstYear,
      @Nullable Integer lastYear,
      @Nullable Integer baseYear,
      int version) {}

  @Transactional
  void correct(long id, Head head) {
    Draft draft = get(id);
    if (head.title().isBlank() || head.title().length() > LONGEST_NAME) {
      throw Refusal.invalid(
              "plans.title-length", "规划名称应为 1–200 个字。", "a plan's title has 1 to 200 characters")
          .asException();
    }
    List<Integer> years = new ArrayList<>();
    for (Integer year : new Integer[] {head.firstYear(), head.lastYear(), head.baseYear()}) {
      if (year != null) {
        years.add(year);
        if (year < 1949 || year > 2149) {
          throw Refusal.invalid(
                  "plans.year-unfit",
                  "年份“" + year + "”应在 1949 到 2149 之间。",
                  "the year " + year + " is out of range")
              .asException();
        }
      }
    }
    if (head.firstYear() != null && head.lastYear() != null && head.firstYear() > head.lastYear()) {
      throw Refusal.invalid(
              "plans.years-reversed", "规划期的起始年不能晚于结束年。", "the plan's first year is after its last")
          .asException();
    }
    Region region = region(Actor.current(), head.regionCode(), head.amends());
    if (!draft.is("review")) {
      throw Refusal.conflict(
              "plans.draft-not-under-review", "这份草案不在审核中，不能修改。", "this draft is not under review")
          .asException();
    }
    int saved =
        jdbc.sql(
                "update plan_draft set title = ?, kind = ?, region_code = ?, region_path = ?, amends = ?, first_year = ?,"
                    + " last_year = ?, base_year = ?, version = version + 1 where id = ? and version = ?")
            .params(
                head.title().strip(),
                head.kind() == null || head.kind().isBlank() ? null : head.kind().strip(),
                region.code(),
                region.path(),
                head.amends(),
                head.firstYear(),
                head.lastYear(),
                head.baseYear(),
                id,
                head.version())
            .update();
    if (saved == 0) {
      throw Refusal.stale().asException();
    }
    if (!region.path().equals(draft.regionPath())) {
      jdbc.sql("update plan_item set region_path = ? where draft_id = ?")
          .params(region.path(), id)
          .update();
    }
  }

  /** The document's text as HTML, every number marked. */
  String page(long id) {
    return jdbc.sql("select page from plan_file where draft_id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .orElse("");
  }

  String text(long id) {
    return jdbc.sql("select text from plan_file where draft_id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .orElse("");
  }

  byte[] bytes(long id) {
    return jdbc.sql("select sha256 from plan_file where draft_id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .map(store::get)
        .orElseThrow(
            () ->
                Refusal.missing("plans.no-file", "没有这份文件。", "there is no such file").asException());
  }

  String diagnostics(long id) {
    return jdbc.sql("select diagnostics::text from plan_draft where id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .orElse("[]");
  }
}
