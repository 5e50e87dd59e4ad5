package org.shanshui.platform.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The items of drafts, to read. What changes them is {@link Review}. */
@Component
class Items {
  static final int PAGE = 60;
  private static final String COLUMNS =
      "select id, kind, state, sure, start_at as start, end_at as end, mark, headings, sentence, confidence, task_id as task, into_id as into, origin,"
          + " content, version, changed, changed_by from plan_item ";

  /** As {@link Content.Task#owned} says it, of those that are not rejected. */
  private static final String OWNERLESS =
      "(state in ('proposed', 'accepted') and content -> 'lead' ->> 'unitId' is null"
          + " and coalesce(trim(content ->> 'noOwner'), '') = '')";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Items(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Where a page of the ledger begins: what must be looked at first, then the order of the text.
   */
  record Place(boolean sure, int start, long id) {
    static final Place FIRST = new Place(false, -1, 0);

    static Place of(Item item) {
      return new Place(item.sure(), item.start(), item.id());
    }

    @Override
    public String toString() {
      return (sure ? "s" : "d") + start + "." + id;
    }

    static Place parse(@Nullable String text) {
      if (text == null || text.isBlank()) {
        return FIRST;
      }
      if (!text.matches("[sd]-?\\d{1,9}\\.\\d{1,18}")) {
        throw Refusal.invalid(
                "plans.cursor-unfit", "翻页参数 after 不正确。", "the cursor in after is wrong")
            .asException();
      }
      String[] parts = text.substring(1).split("\\.");
      return new Place(text.charAt(0) == 's', Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }
  }

  /**
   * What the ledger shows.
   *
   * @param view all, todo (undecided that must be looked at), ownerless (tasks without a lead and
   *     without the reason), or a kind
   * @param state a state, or null for all that are not part of others
   */
  record Filter(String view, @Nullable String state, @Nullable String words) {
    public @Nullable String kind() {
      return switch (view) {
        case "all", "todo" -> null;
        case "ownerless" -> ItemKind.TASK.word();
        default -> ItemKind.of(view).word();
      };
    }
  }

  /** A page of the ledger, from a place on; {@code with} includes the item at the place itself. */
  List<Item> page(long draftId, Filter filter, Place after, boolean with, int limit) {
    return jdbc.sql(
            COLUMNS
                + "where draft_id = :draft and (sure, start_at, id) "
                + (with ? ">=" : ">")
                + " (:sure, :start, :id) and (:kind::text is null or kind = :kind)"
                + " and case when :state::text is null then state in ('proposed', 'accepted', 'rejected') else state = :state end"
                + " and (not :todo or (state = 'proposed' and not sure))"
                + " and (not :ownerless or "
                + OWNERLESS
                + ")"
                + " and (:words::text is null or sentence ilike :words or content::text ilike :words)"
                + " order by sure, start_at, id limit :limit")
        .param("draft", draftId)
        .param("sure", after.sure())
        .param("start", after.start())
        .param("id", after.id())
        .param("kind", filter.kind())
        .param("state", filter.state())
        .param("todo", filter.view().equals("todo"))
        .param("ownerless", filter.view().equals("ownerless"))
        .param("words", filter.words() == null ? null : "%" + Drafts.escaped(filter.words()) + "%")
        .param("limit", limit)
        .query(mapper())
        .list();
  }

  /** How many tasks have neither a lead nor the reason why they have none. */
  int ownerless(long draftId) {
    return jdbc.sql(
            "select count(*) from plan_item where draft_id = ? and kind = 'task' and " + OWNERLESS)
        .param(draftId)
        .query(Integer.class)
        .single();
  }

  Optional<Item> find(long draftId, long id) {
    return jdbc.sql(COLUMNS + "where draft_id = ? and id = ?")
        .params(draftId, id)
        .query(mapper())
        .optional();
  }

  Item get(long draftId, long id) {
    return find(draftId, id)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "plans.draft-no-item", "草案中没有条目 " + id + "。", "the draft has no item " + id)
                    .asException());
  }

  List<Item> get(long draftId, Collection<Long> ids) {
    return jdbc.sql(COLUMNS + "where draft_id = ? and id = any (?) order by start_at, id")
        .params(draftId, ids.toArray(Long[]::new))
        .query(mapper())
        .list();
  }

  List<Item> in(long draftId, String state) {
    return jdbc.sql(COLUMNS + "where draft_id = ? and state = ? order by start_at, id")
        .params(draftId, state)
        .query(mapper())
        .list();
  }

  List<Item> all(long draftId) {
    return jdbc.sql(COLUMNS + "where draft_id = ? order by start_at, id")
        .param(draftId)
        .query(mapper())
        .list();
  }

  /** What changed after a step. */
  List<Item> changedSince(long draftId, int step, int limit) {
    return jdbc.sql(COLUMNS + "where draft_id = ? and changed > ? order by changed limit ?")
        .params(draftId, step, limit)
        .query(mapper())
        .list();
  }

  /** The items whose place holds an offset, the narrowest first. */
  List<Item> at(long draftId, int point) {
    return jdbc.sql(
            COLUMNS
                + "where draft_id = ? and start_at <= ? and end_at > ? and state in ('proposed', 'accepted', 'rejected')"
                + " order by end_at - start_at, id limit 20")
        .params(draftId, point, point)
        .query(mapper())
        .list();
  }

  /** How many there are of a kind in a state. */
  record Count(String kind, String state, boolean sure, int count) {}

  List<Count> counts(long draftId) {
    return jdbc.sql(
            "select kind, state, sure, count(*)::int count from plan_item where draft_id = ? group by kind, state, sure")
        .param(draftId)
        .query(RecordRows.of(Count.class))
        .list();
  }

  Content content(ItemKind kind, String text) {
    return json.readValue(text, kind.content());
  }

  private RecordRows<Item> mapper() {
    return RecordRows.of(Item.class)
        .with("kind", row -> ItemKind.of(row.getString("kind")))
        .with("confidence", Items::confidence)
        .with(
            "content",
            row -> content(ItemKind.of(row.getString("kind")), row.getString("content")));
  }

  private static @Nullable Double confidence(ResultSet row) throws SQLException {
    float confidence = row.getFloat("confidence");
    return row.wasNull() ? null : Math.round(confidence * 100) / 100.0;
  }
}
