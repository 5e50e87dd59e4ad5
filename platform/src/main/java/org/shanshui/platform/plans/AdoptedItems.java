package org.shanshui.platform.plans;

import java.util.List;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items of adopted versions, to read. */
@Component
class AdoptedItems {
  static final String COLUMNS =
      "i.id, i.plan_id, i.number, i.item_id, i.region_path, i.kind, i.title, i.due, i.lead_unit_id, i.task_item_id,"
          + " i.document_id, i.document_name, i.start_at as start, i.end_at as end, i.mark, i.headings, i.sentence, i.content";

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
        .query(mapper())
        .list();
  }

  RecordRows<AdoptedRow> mapper() {
    return RecordRows.of(AdoptedRow.class)
        .with("kind", row -> ItemKind.of(row.getString("kind")))
        .with(
            "content",
            row -> items.content(ItemKind.of(row.getString("kind")), row.getString("content")));
  }
}
