package org.shanshui.platform.plans;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Adopting a reviewed draft (采纳): from then on the version never changes. */
@Service
class Adoption {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Drafts drafts;
  private final Items items;
  private final Review review;
  private final Difference difference;
  private final AdoptionChecks checks;
  private final Units units;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Adoption(
      JdbcClient jdbc,
      JsonMapper json,
      Drafts drafts,
      Items items,
      Review review,
      Difference difference,
      AdoptionChecks checks,
      Units units,
      Clock clock,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.json = json;
    this.drafts = drafts;
    this.items = items;
    this.review = review;
    this.difference = difference;
    this.checks = checks;
    this.units = units;
    this.clock = clock;
    this.events = events;
  }

  /**
   * On what terms somebody adopts.
   *
   * @param acceptRest accepts what is undecided first
   * @param noOwner reason for all tasks that have no lead unit; null if they shall each have their
   *     own
   * @param elsewhere adopts it although the text names another region
   * @param archive keeps a plan whose years are past without following its commitments up
   */
  record Terms(
      boolean acceptRest,
      @Nullable String noOwner,
      @Nullable String note,
      boolean elsewhere,
      boolean archive) {}

  /**
   * Adopts a draft as version 1 of a new plan, or as the next version of the plan that it amends.
   */
  @Transactional
  public PlanAdopted adopt(long draftId, Terms terms) {
    String noOwner = terms.noOwner();
    Draft draft = drafts.get(draftId);
    jdbc.sql("select id from plan_draft where id = ? for no key update")
        .param(draftId)
        .query(Long.class)
        .single();
    draft = drafts.get(draftId);
    if (!draft.is("review")) {
      throw Refusal.conflict(
              "plans.draft-not-under-review",
              "这份草案不在审核中，可能已被采纳。",
              "this draft is not under review; perhaps it was adopted")
          .asException();
    }
    if (noOwner != null && !noOwner.isBlank()) {
      review.carryOut(draftId, new Command.Assign(List.of(), null, noOwner));
    }
    if (terms.acceptRest()) {
      review.carryOut(draftId, new Command.AcceptAll(false));
    }
    checks.of(draftId).demand(terms);
    List<Difference.Pair> pairs = difference.of(draftId);
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    Actor actor = Actor.current();
    long planId;
    int number;
    if (draft.amends() == null) {
      number = 1;
      planId =
          jdbc.sql(
                  "insert into plan (region_code, region_path, unit_ids, title, in_force, items,"
                      + " adopted_at, adopted_by) values (?, ?, '{}', ?, 1, 0, ?, ?) returning id")
              .params(draft.regionCode(), draft.regionPath(), draft.title(), now, actor.name())
              .query(Long.class)
              .single();
    } else {
      planId = draft.amends();
      number =
          1
              + jdbc.sql("select in_force from plan where id = ? for update")
                  .param(planId)
                  .query(Integer.class)
                  .single();
    }
    List<Row> rows = rows(draft, pairs);
    Long[] taking = taking(draft, rows);
    long versionId = version(draft, planId, number, taking, now, terms.note());
    insert(versionId, planId, number, draft, taking, rows);
    dropped(versionId, pairs);
    jdbc.sql(
            "update plan set unit_ids = ?, title = ?, kind = ?, first_year = ?, last_year = ?,"
                + " in_force = ?, items = ?, adopted_at = ?, adopted_by = ?, archived = ?, version"
                + " = version + 1 where id = ?")
        .params(
            taking,
            draft.title(),
            draft.kind(),
            draft.firstYear(),
            draft.lastYear(),
            number,
            rows.size(),
            now,
            actor.name(),
            terms.archive(),
            planId)
        .update();
    jdbc.sql(
            "update plan_draft set state = 'adopted', unit_ids = ?, version = version + 1 where id"
                + " = ?")
        .params(taking, draftId)
        .update();
    PlanAdopted event = new PlanAdopted(planId, number);
    events.publishEvent(event);
    return event;
  }

  /** A commitment of the version to be. */
  private record Row(
      long itemId,
      ItemKind kind,
      Content content,
      @Nullable Long task,
      long documentId,
      String documentName,
      int start,
      int end,
      @Nullable Integer mark,
      List<String> headings,
      String sentence) {}

  private List<Row> rows(Draft draft, List<Difference.Pair> pairs) {
    Map<Long, Difference.Pair> byNew = new HashMap<>();
    pairs.forEach(
        p -> {
          if (p.fresh() != null && p.old() != null) {
            byNew.put(p.fresh().id(), p);
          }
        });
    List<Item> all = items.all(draft.id());
    Map<Long, Item> byId = new HashMap<>();
    all.forEach(item -> byId.put(item.id(), item));
    List<Row> rows = new ArrayList<>();
    for (Item item : all) {
      if (!item.accepted()) {
        continue;
      }
      Difference.Pair pair = byNew.get(item.id());
      if (pair != null && "keep".equals(pair.decision())) {
        rows.add(kept(Objects.requireNonNull(pair.old())));
      } else {
        rows.add(
            new Row(
                identity(item, byNew),
                item.kind(),
                item.content(),
                task(item, byId, byNew),
                draft.id(),
                draft.name(),
                item.start(),
                item.end(),
                item.mark(),
                item.headings(),
                item.sentence()));
      }
    }
    for (Difference.Pair pair : pairs) {
      if (pair.fresh() == null && "keep".equals(pair.decision())) {
        rows.add(kept(Objects.requireNonNull(pair.old())));
      }
    }
    return rows;
  }

  private static Row kept(AdoptedRow old) {
    return new Row(
        old.itemId(),
        old.kind(),
        old.content(),
        old.taskItemId(),
        old.documentId(),
        old.documentName(),
        old.start(),
        old.end(),
        old.mark(),
        old.headings(),
        old.sentence());
  }

  /** The same for the same commitment in all versions: that of the item that was first. */
  private static long identity(Item item, Map<Long, Difference.Pair> byNew) {
    Difference.Pair pair = byNew.get(item.id());
    return pair == null ? item.id() : Objects.requireNonNull(pair.old()).itemId();
  }

  private static @Nullable Long task(
      Item item, Map<Long, Item> byId, Map<Long, Difference.Pair> byNew) {
    Item task = item.task() == null ? null : byId.get(item.task());
    while (task != null && task.into() != null) {
      task = byId.get(task.into());
    }
    return task == null || !task.accepted() ? null : identity(task, byNew);
  }

  /** All units that take part: they see the plan. */
  private Long[] taking(Draft draft, List<Row> rows) {
    Set<Long> taking = new TreeSet<>();
    boolean counties = false;
    for (Row row : rows) {
      if (row.content() instanceof Content.Task task) {
        taking.addAll(task.units());
        counties |= task.allCounties();
      }
    }
    if (counties) {
      units.governmentsBelow(draft.regionCode()).stream().map(Unit::id).forEach(taking::add);
    }
    return taking.toArray(Long[]::new);
  }

  private long version(
      Draft draft,
      long planId,
      int number,
      Long[] taking,
      OffsetDateTime now,
      @Nullable String note) {
    return jdbc.sql(
            "insert into plan_version (plan_id, number, draft_id, region_code, region_path,"
                + " unit_ids, title, kind, issuer, document_number, issued_on, first_year,"
                + " last_year, base_year, document_name, sha256, adopted_at, adopted_by, note)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
        .params(
            planId,
            number,
            draft.id(),
            draft.regionCode(),
            draft.regionPath(),
            taking,
            draft.title(),
            draft.kind(),
            draft.issuer(),
            draft.documentNumber(),
            draft.issuedOn(),
            draft.firstYear(),
            draft.lastYear(),
            draft.baseYear(),
            draft.name(),
            draft.sha256(),
            now,
            Actor.current().name(),
            note == null || note.isBlank() ? null : note.strip())
        .query(Long.class)
        .single();
  }

  private void insert(
      long versionId, long planId, int number, Draft draft, Long[] taking, List<Row> rows) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (Row row : rows) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("item_id", row.itemId());
      one.put("kind", row.kind().word());
      one.put("title", row.content().title());
      one.put("due", row.content().due());
      one.put(
          "lead_unit_id",
          row.content() instanceof Content.Task task && task.lead() != null
              ? task.lead().unitId()
              : null);
      one.put("task_item_id", row.task());
      one.put("document_id", row.documentId());
      one.put("document_name", row.documentName());
      one.put("start_at", row.start());
      one.put("end_at", row.end());
      one.put("mark", row.mark());
      one.put("headings", row.headings());
      one.put("sentence", row.sentence());
      one.put("content", row.content());
      out.add(one);
    }
    jdbc.sql(
            """
            insert into adopted_item (version_id, plan_id, number, item_id, region_path, unit_ids, kind, title, due, lead_unit_id,
              task_item_id, document_id, document_name, start_at, end_at, mark, headings, sentence, content)
            select :version, :plan, :number, item_id, :path, :units, kind, title, due, lead_unit_id, task_item_id, document_id, document_name,
              start_at, end_at, mark, headings, sentence, content
            from jsonb_to_recordset(:rows::jsonb) as row (item_id bigint, kind text, title text, due text, lead_unit_id bigint,
              task_item_id bigint, document_id bigint, document_name text, start_at int, end_at int, mark int, headings text[], sentence text, content jsonb)
            """)
        .param("version", versionId)
        .param("plan", planId)
        .param("number", number)
        .param("path", draft.regionPath())
        .param("units", taking)
        .param("rows", json.writeValueAsString(out))
        .update();
  }

  private void dropped(long versionId, List<Difference.Pair> pairs) {
    for (Difference.Pair pair : pairs) {
      if (pair.relation() == Difference.Relation.DROPPED) {
        AdoptedRow old = Objects.requireNonNull(pair.old());
        jdbc.sql(
                "insert into dropped_item (version_id, item_id, kind, title, decision, reason)"
                    + " values (?, ?, ?, ?, ?, ?)")
            .params(
                versionId,
                old.itemId(),
                old.kind().word(),
                old.title(),
                pair.decision(),
                pair.reason())
            .update();
      }
    }
  }
}
