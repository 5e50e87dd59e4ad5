package org.shanshui.platform.plans;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The steps of reviews, as they stand in the database. */
@Repository
class ReviewSteps {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  ReviewSteps(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A change of one item.
   *
   * @param before fields that differ: state, content, start_at, end_at, into_id, class
   */
  record Change(long item, Map<String, Object> before, Map<String, Object> after) {}

  record Step(
      int number,
      @Nullable Long personId,
      String person,
      Instant at,
      String action,
      @Nullable Integer undoes,
      @Nullable Integer undoneBy,
      List<Change> changes) {}

  /** What a command changes, as it goes on. */
  static final class Pending {
    private final List<Change> all = new ArrayList<>();

    void of(Item item, Map<String, Object> before, Map<String, Object> after) {
      add(item.id(), before, after);
    }

    void add(long item, Map<String, Object> before, Map<String, Object> after) {
      all.add(new Change(item, before, after));
    }

    List<Change> all() {
      return all;
    }
  }

  /** The number of the last step. */
  int last(long draftId) {
    return jdbc.sql("select coalesce(max(number), 0) from review_step where draft_id = ?")
        .param(draftId)
        .query(Integer.class)
        .single();
  }

  List<Step> of(long draftId) {
    return jdbc.sql(
            "select number, person_id, person, at, action, undoes, undone_by, changes from review_step where draft_id = ? order by number")
        .param(draftId)
        .query(mapper())
        .list();
  }

  private RecordRows<Step> mapper() {
    return RecordRows.of(Step.class)
        .with(
            "changes",
            row -> json.readValue(row.getString("changes"), new TypeReference<List<Change>>() {}));
  }

  /** The last step of a person that can be taken back. */
  Optional<Step> lastOf(long draftId, long person) {
    return jdbc.sql(
            "select number, person_id, person, at, action, undoes, undone_by, changes from review_step where draft_id = ?"
                + " and person_id = ? and action <> 'undo' and undone_by is null order by number desc limit 1")
        .params(draftId, person)
        .query(mapper())
        .optional();
  }

  /** Ids of the items of a step that later steps have changed again. */
  List<Long> changedSince(long draftId, Step step) {
    return jdbc.sql(
            """
            select distinct (change ->> 'item')::bigint from review_step, jsonb_array_elements(changes) change
            where draft_id = ? and number > ? and action <> 'undo' and undone_by is null
              and (change ->> 'item')::bigint = any (?)
            """)
        .params(
            draftId,
            step.number(),
            step.changes().stream().map(Change::item).distinct().toArray(Long[]::new))
        .query(Long.class)
        .list();
  }

  void undone(long draftId, Step step, int by) {
    jdbc.sql("update review_step set undone_by = ? where draft_id = ? and number = ?")
        .params(by, draftId, step.number())
        .update();
  }

  /** Puts a step on record, and its changes into the items. */
  void save(
      Draft draft, int number, String action, @Nullable Integer undoes, List<Change> changes) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Change change : changes) {
      Map<String, Object> row = new LinkedHashMap<>(change.after());
      row.put("item", change.item());
      rows.add(row);
    }
    int saved =
        jdbc.sql(
                """
                update plan_item i set state = coalesce(c.state, i.state), content = coalesce(c.content, i.content),
                  start_at = coalesce(c.start_at, i.start_at), end_at = coalesce(c.end_at, i.end_at),
                  into_id = case when coalesce(c.state, i.state) = 'merged' then c.into_id end,
                  version = i.version + 1, changed = :number, changed_by = :person
                from jsonb_to_recordset(:rows::jsonb) as c (item bigint, state text, content jsonb, start_at int, end_at int, into_id bigint)
                where i.id = c.item and i.draft_id = :draft
                """)
            .param("number", number)
            .param("person", Actor.current().name())
            .param("rows", json.writeValueAsString(rows))
            .param("draft", draft.id())
            .update();
    if (saved != changes.size()) {
      throw new IllegalStateException(
          "Step " + number + " changed " + saved + " of " + changes.size() + " items");
    }
    jdbc.sql(
            "insert into review_step (draft_id, number, person_id, person, at, action, undoes, changes) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)")
        .params(
            draft.id(),
            number,
            Actor.current().personId(),
            Actor.current().name(),
            clock.instant().atOffset(ZoneOffset.UTC),
            action,
            undoes,
            json.writeValueAsString(changes))
        .update();
  }
}
