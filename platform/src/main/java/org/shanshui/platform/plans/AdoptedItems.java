package org.shanshui.platform.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items of adopted versions, to read. */
@Component
class AdoptedItems {
  static final String COLUMNS =
      "i.id, i.plan_id, i.number, i.item_id, i.region_path, i.kind, i.title, i.due, i.lead_unit_id, i.task_item_id,"
          + " i.document_id, i.document_name, i.start_at, i.end_at, i.mark, i.headings, i.sentence, i.content";

  private final JdbcClient jdbc;
  private final Items items;

  AdoptedItems(JdbcClient jdbc, Items items) {
    this.jdbc = jdbc;
    this.items = items;
  }

  /** All of a version, in the order of the text. */
  List<AdoptedRow> of(long planId, int number) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from adopted_item i where i.plan_id = ? and i.number = ? order by i.start_at, i.id")
        .params(planId, number)
        .query(this::row)
        .list();
  }

  AdoptedRow row(ResultSet row, int n) throws SQLException {
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
