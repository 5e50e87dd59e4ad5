package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.platform.plans.ReviewSteps.Pending;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes items out of the text, joins and divides them. */
@Component
class Carving {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Drafts drafts;

  Carving(JdbcClient jdbc, JsonMapper json, Drafts drafts) {
    this.jdbc = jdbc;
    this.json = json;
    this.drafts = drafts;
  }

  /** Makes an item of a place in the text, given in code points. */
  void add(Draft draft, Content content, int from, int to, Pending changes) {
    ItemKind kind = kind(content);
    String text = drafts.text(draft.id());
    CodePoints points = new CodePoints(text);
    int start = points.unit(from);
    int end = points.unit(to);
    if (from < 0 || end <= start || to > points.point(text.length())) {
      throw Refusal.invalid(
              "plans.selection-missing", "请在原文中选定依据的文字。", "select the text that says so")
          .asException();
    }
    long id = insert(draft, kind, content, from, to, sentence(text, start, end), null, "added");
    changes.add(id, Map.of("state", "withdrawn"), Map.of("state", "accepted"));
  }

  /** The first takes in the others. */
  void merge(List<Item> merged, Pending changes) {
    if (merged.size() < 2) {
      throw Refusal.invalid(
              "plans.two-items-needed", "请选择两条以上来合并。", "choose two items or more to merge")
          .asException();
    }
    if (merged.stream().map(Item::kind).distinct().count() > 1) {
      throw Refusal.invalid(
              "plans.merged-kinds-differ", "只能合并同一类的条目。", "only items of one kind can be merged")
          .asException();
    }
    Item first = merged.get(0);
    Content content = first.content();
    for (Item other : merged.subList(1, merged.size())) {
      content = together(content, other.content());
      changes.of(
          other, Map.of("state", other.state()), Map.of("state", "merged", "into_id", first.id()));
    }
    Map<String, Object> before = new LinkedHashMap<>();
    Map<String, Object> after = new LinkedHashMap<>();
    if (!content.equals(first.content())) {
      before.put("content", first.content());
      after.put("content", content);
    }
    int end = merged.stream().mapToInt(Item::end).max().orElse(first.end());
    if (first.kind() == ItemKind.TASK && end > first.end()) {
      before.put("end_at", first.end());
      after.put("end_at", end);
    }
    // A step that says nothing of the item that stays would not explain its new version.
    before.put("state", first.state());
    after.put("state", first.state());
    changes.of(first, before, after);
  }

  /** Divides a task where the text says so; another item stands twice. */
  void split(Draft draft, Item item, @Nullable Integer cut, Pending changes) {
    if (!(item.content() instanceof Content.Task task)) {
      long id =
          insert(
              draft,
              item.kind(),
              item.content(),
              item.start(),
              item.end(),
              item.sentence(),
              item.task(),
              "split");
      changes.add(id, Map.of("state", "withdrawn"), Map.of("state", "proposed"));
      changes.of(item, Map.of("state", item.state()), Map.of("state", item.state()));
      return;
    }
    if (cut == null || cut <= item.start() || cut >= item.end()) {
      throw Refusal.invalid("plans.split-missing", "请选定从哪里分成两条。", "choose where to split")
          .asException();
    }
    String text = drafts.text(draft.id());
    CodePoints points = new CodePoints(text);
    String head = oneLine(text.substring(points.unit(item.start()), points.unit(cut)));
    String tail = oneLine(text.substring(points.unit(cut), points.unit(item.end())));
    if (head.isEmpty() || tail.isEmpty()) {
      throw Refusal.invalid("plans.split-empty", "分开后有一条没有文字。", "one of the two would be empty")
          .asException();
    }
    long id =
        insert(
            draft,
            ItemKind.TASK,
            text(task, heading(tail), tail),
            cut,
            item.end(),
            tail,
            null,
            "split");
    changes.add(id, Map.of("state", "withdrawn"), Map.of("state", "proposed"));
    changes.of(
        item,
        Map.of("content", task, "end_at", item.end()),
        Map.of("content", text(task, task.title(), head), "end_at", cut));
  }

  private long insert(
      Draft draft,
      ItemKind kind,
      Content content,
      int start,
      int end,
      String sentence,
      @Nullable Long task,
      String origin) {
    return jdbc.sql(
            """
            insert into plan_item (draft_id, region_path, kind, state, sure, start_at, end_at, headings, sentence, task_id,
              origin, content, original)
            select :draft, :path, :kind, 'withdrawn', true, :start, :end,
              coalesce((select headings from plan_item where draft_id = :draft and start_at <= :start
                        order by start_at desc, id limit 1), '{}'),
              :sentence,
              coalesce(:task, case when :kind in ('target', 'project') then
                (select id from plan_item where draft_id = :draft and kind = 'task' and start_at <= :start and end_at > :start
                 and state in ('proposed', 'accepted') order by start_at desc limit 1) end),
              :origin, :content::jsonb, :content::jsonb
            returning id
            """)
        .param("draft", draft.id())
        .param("path", draft.regionPath())
        .param("kind", kind.word())
        .param("start", start)
        .param("end", end)
        .param("sentence", sentence)
        .param("task", task)
        .param("origin", origin)
        .param("content", json.writeValueAsString(content))
        .query(Long.class)
        .single();
  }

  private static ItemKind kind(Content content) {
    for (ItemKind kind : ItemKind.values()) {
      if (kind.content().isInstance(content)) {
        return kind;
      }
    }
    throw new IllegalStateException("No kind for " + content.getClass());
  }

  /** What one item says that was two: the first speaks where both do. */
  private Content together(Content first, Content second) {
    if (first instanceof Content.Task a && second instanceof Content.Task b) {
      List<Content.Party> support = new ArrayList<>(a.support());
      if (b.lead() != null && a.lead() != null) {
        support.add(b.lead());
      }
      support.addAll(b.support());
      Content.Party lead = a.lead() == null ? b.lead() : a.lead();
      Set<String> implied = new LinkedHashSet<>(a.implied());
      implied.addAll(b.implied());
      return new Content.Task(
          a.number(),
          a.title(),
          a.text().equals(b.text()) ? a.text() : a.text() + b.text(),
          lead,
          support.stream().filter(p -> !p.equals(lead)).distinct().toList(),
          List.copyOf(implied),
          a.allCounties() || b.allCounties(),
          a.noOwner() == null ? b.noOwner() : a.noOwner(),
          a.due() == null ? b.due() : a.due(),
          a.recurrence() == null ? b.recurrence() : a.recurrence());
    }
    JsonNode one = json.valueToTree(first);
    JsonNode other = json.valueToTree(second);
    ObjectNode both = (ObjectNode) other.deepCopy();
    one.properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                both.set(field.getKey(), field.getValue());
              }
            });
    return json.treeToValue(both, first.getClass());
  }

  private static Content.Task text(Content.Task task, String title, String text) {
    return new Content.Task(
        task.number(),
        title,
        text,
        task.lead(),
        task.support(),
        task.implied(),
        task.allCounties(),
        task.noOwner(),
        task.due(),
        task.recurrence());
  }

  private static String heading(String text) {
    String clause = text.split("[，。；：:,;]", 2)[0];
    String title = clause.isBlank() ? text : clause;
    return title.length() <= 40 ? title : title.substring(0, 40);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\u3000]+", "").strip();
  }

  /** The sentence around a span of UTF-16 units. */
  static String sentence(String text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < 300 && "。！？\n".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end < 300 && "。！？\n".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    if (to < text.length() && text.charAt(to) != '\n') {
      to++;
    }
    return text.substring(from, to).strip();
  }
}
