package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.files.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lays out what the compiler read as a draft for review. */
@Component
class Drafting {
  private final JdbcClient jdbc;
  private final Store store;
  private final Regions regions;
  private final Owners owners;
  private final JsonMapper json;

  Drafting(JdbcClient jdbc, Store store, Regions regions, Owners owners, JsonMapper json) {
    this.store = store;
    this.jdbc = jdbc;
    this.regions = regions;
    this.owners = owners;
    this.json = json;
  }

  record File(String name, byte[] content) {}

  File file(long draftId) {
    record Named(String name, String sha256) {}
    Named file =
        jdbc.sql(
                "select d.name, f.sha256 from plan_draft d join plan_file f on f.draft_id = d.id where d.id = ?")
            .param(draftId)
            .query(RecordRows.of(Named.class))
            .single();
    return new File(file.name(), store.get(file.sha256()));
  }

  private record Home(String regionCode, String regionPath, boolean regionOpen, String name) {}

  void save(long draftId, DraftReading reading) {
    DraftReading.Head head = reading.head();
    Home home =
        jdbc.sql("select region_code, region_path, region_open, name from plan_draft where id = ?")
            .param(draftId)
            .query(RecordRows.of(Home.class))
            .single();
    Region region = region(home, head);
    String title = head.title() == null || head.title().isBlank() ? home.name() : head.title();
    jdbc.sql(
            """
            update plan_draft set state = 'review', fault = null, format = ?, characters = ?, title = ?, kind = ?, issuer = ?,
              document_number = ?, issued_on = ?, region_said = ?, region_code = ?, region_path = ?, first_year = ?,
              last_year = ?, base_year = ?, diagnostics = ?::jsonb, version = version + 1
            where id = ?
            """)
        .params(
            head.format(),
            head.characters(),
            title.length() > 200 ? title.substring(0, 200) : title,
            head.kind(),
            head.issuer(),
            head.documentNumber(),
            head.issuedOn(),
            head.region(),
            region.code(),
            region.path(),
            head.firstYear(),
            head.lastYear(),
            head.baseYear(),
            json.writeValueAsString(reading.diagnostics().stream().map(Drafting::told).toList()),
            draftId)
        .update();
    jdbc.sql("update plan_file set text = ?, page = ? where draft_id = ?")
        .params(reading.text(), reading.page(), draftId)
        .update();
    jdbc.sql("delete from plan_item where draft_id = ?").param(draftId).update();
    insert(draftId, region, title, reading.items());
  }

  private static Map<String, Object> told(Diagnostic diagnostic) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("severity", diagnostic.severity().word());
    told.put("code", diagnostic.code());
    told.put("message", diagnostic.message());
    told.put("start", diagnostic.start());
    told.put("end", diagnostic.end());
    return told;
  }

  /** The region that the document says it is for, where that is the uploader's or below. */
  private Region region(Home home, DraftReading.Head head) {
    Region own = regions.get(home.regionCode());
    if (!home.regionOpen() || head.region() == null) {
      return own;
    }
    Optional<Region> said =
        head.regionCode() == null
            ? Optional.empty()
            : regions.find(head.regionCode()).filter(r -> r.path().startsWith(own.path()));
    if (said.isEmpty()) {
      List<Region> named = regions.named(head.region(), own.path());
      said = named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
    return said.orElse(own);
  }

  private void insert(long draftId, Region region, String title, List<DraftReading.Item> items) {
    if (items.isEmpty()) {
      return;
    }
    List<Long> ids =
        jdbc.sql("select nextval('plan_item_id') from generate_series(1, ?)")
            .param(items.size())
            .query(Long.class)
            .list();
    Owners.Search search = owners.within(region.code(), title);
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      DraftReading.Item item = items.get(i);
      Content content =
          item.content() instanceof Content.Task task ? search.matched(task) : item.content();
      boolean sure = item.sure() && (!(content instanceof Content.Task task) || allKnown(task));
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("id", ids.get(i));
      row.put("kind", item.kind().word());
      row.put("sure", sure);
      row.put("start_at", item.start());
      row.put("end_at", item.end());
      row.put("mark", item.mark());
      row.put("headings", item.headings());
      row.put("sentence", item.sentence());
      row.put("confidence", item.confidence());
      row.put("task_id", item.task() == null ? null : ids.get(item.task()));
      row.put("content", content);
      rows.add(row);
    }
    jdbc.sql(
            """
            insert into plan_item (id, draft_id, region_path, kind, state, sure, start_at, end_at, mark, headings, sentence,
              confidence, task_id, origin, content, original)
            select id, :draft, :path, kind, 'proposed', sure, start_at, end_at, mark, headings, sentence, confidence, task_id,
              'compiled', content, content
            from jsonb_to_recordset(:rows::jsonb) as row (id bigint, kind text, sure boolean, start_at int, end_at int,
              mark int, headings text[], sentence text, confidence real, task_id bigint, content jsonb)
            """)
        .param("draft", draftId)
        .param("path", region.path())
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private static boolean allKnown(Content.Task task) {
    return task.lead() != null
        && task.lead().unitId() != null
        && task.support().stream().allMatch(party -> party.unitId() != null);
  }
}
