package org.shanshui.platform.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items of adopted versions, to read. */
@Component
class AdoptedItems {
  private static final String COLUMNS =
      "select i.id, i.plan_id, i.number, i.item_id, i.region_path, i.kind, i.title, i.due, i.lead_unit_id, i.task_item_id,"
          + " i.document_id, i.document_name, i.start_at, i.end_at, i.mark, i.headings, i.sentence, i.content"
          + " from adopted_item i ";

  private final JdbcClient jdbc;
  private final Items items;

  AdoptedItems(JdbcClient jdbc, Items items) {
    this.jdbc = jdbc;
    this.items = items;
  }

  /** All of a version, in the order of the text. */
  List<AdoptedRow> of(long planId, int number) {
    return jdbc.sql(COLUMNS + "where i.plan_id = ? and i.number = ? order by i.start_at, i.id")
        .params(planId, number)
        .query(this::row)
        .list();
  }

  /**
   * What a list of items shows.
   *
   * @param planId null for the versions in force of all plans
   * @param number null for the version in force
   * @param unitId lead unit
   */
  record Filter(
      @Nullable Long planId,
      @Nullable Integer number,
      @Nullable String kind,
      @Nullable String words,
      @Nullable Long unitId,
      @Nullable String due) {}

  /** A page, the earliest adopted first. */
  List<AdoptedRow> page(Filter filter, long after, int limit) {
    return jdbc.sql(
            COLUMNS
                + "join plan p on p.id = i.plan_id"
                + " where i.id > :after and i.number = coalesce(:number, p.in_force)"
                + " and (:plan::bigint is null or i.plan_id = :plan) and (:kind::text is null or i.kind = :kind)"
                + " and (:unit::bigint is null or i.lead_unit_id = :unit) and (:due::text is null or i.due like :due)"
                + " and (:words::text is null or i.title ilike :words or i.sentence ilike :words)"
                + " order by i.id limit :limit")
        .param("after", after)
        .param("number", filter.number())
        .param("plan", filter.planId())
        .param("kind", filter.kind() == null ? null : ItemKind.of(filter.kind()).word())
        .param("unit", filter.unitId())
        .param("due", filter.due() == null ? null : Drafts.escaped(filter.due()) + "%")
        .param("words", filter.words() == null ? null : "%" + Drafts.escaped(filter.words()) + "%")
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  private AdoptedRow row(ResultSet row, int n) throws SQLException {
    ItemKind kind = ItemKind.of(row.getString("kind"));
    return new AdoptedRow(
        row.getLong("id"),
        row.getLong("plan_id"),
        row.getInt("number"),
        row.getLong("item_id"),
        row.getString("region_path"),
        kind,
        row.getString("title"),
        row.getString("due"),
        row.getObject("lead_unit_id", Long.class),
        row.getObject("task_item_id", Long.class),
        row.getLong("document_id"),
        row.getString("document_name"),
        row.getInt("start_at"),
        row.getInt("end_at"),
        row.getObject("mark", Integer.class),
        Arrays.asList((String[]) row.getArray("headings").getArray()),
        row.getString("sentence"),
        items.content(kind, row.getString("content")));
  }
}
