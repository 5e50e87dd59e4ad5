package org.shanshui.platform.plans;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The review of a draft (审核). Every command is one step; a step has the fields before and after of
 * every item it changed, so that the steps explain each item's state and can be taken back.
 */
@Service
class Review {
  private static final Set<String> CLASSES =
      Set.of("result", "time", "ordinal", "name", "condition");

  /** As many as one command takes. */
  static final int MOST_ITEMS = 500;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Drafts drafts;
  private final Items items;
  private final Owners owners;
  private final Clock clock;

  Review(JdbcClient jdbc, JsonMapper json, Drafts drafts, Items items, Owners owners, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.drafts = drafts;
    this.items = items;
    this.owners = owners;
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

  /**
   * What a command did.
   *
   * @param number of the step; 0 if there was nothing to do
   * @param skipped items that are not complete and were left undecided
   */
  record Done(int number, List<Long> items, int skipped) {}

  /**
   * Carries out a command.
   *
   * @throws ItemConflict if another reviewer changed one of its items since it was seen
   */
  @Transactional
  Done carryOut(long draftId, Command command) {
    Draft draft = drafts.get(draftId);
    // One step at a time, so that their numbers are in the order of their commits.
    jdbc.sql("select id from plan_draft where id = ? for no key update")
        .param(draftId)
        .query(Long.class)
        .single();
    if (!drafts.get(draftId).is("review")) {
      throw Refusal.conflict(
              "plans.draft-not-under-review",
              "这份草案不在审核中（可能已被采纳），不能修改。",
              "this draft is not under review; perhaps it was adopted")
          .asException();
    }
    return new Session(draft).carryOut(command);
  }

  /** The number of the last step. */
  int last(long draftId) {
    return jdbc.sql("select coalesce(max(number), 0) from review_step where draft_id = ?")
        .param(draftId)
        .query(Integer.class)
        .single();
  }

  List<Step> steps(long draftId) {
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

  /** One command on one draft, under its lock. */
  private final class Session {
    private final Draft draft;
    private final int number;
    private final List<Change> changes = new ArrayList<>();
    private int skipped;
    private @Nullable Integer undoes;

    Session(Draft draft) {
      this.draft = draft;
      this.number = last(draft.id()) + 1;
    }

    Done carryOut(Command command) {
      String action;
      if (command instanceof Command.Accept accept) {
        action = "accept";
        seen(accept.items()).forEach(this::accept);
      } else if (command instanceof Command.Reject reject) {
        action = "reject";
        reject(reject);
      } else if (command instanceof Command.Edit edit) {
        action = "edit";
        edit(seen(List.of(edit.item())).get(0), edit.content());
      } else if (command instanceof Command.Add add) {
        action = "add";
        add(add);
      } else if (command instanceof Command.Merge merge) {
        action = "merge";
        merge(seen(merge.items()));
      } else if (command instanceof Command.Split split) {
        action = "split";
        split(seen(List.of(split.item())).get(0), split.cut());
      } else if (command instanceof Command.AcceptAll all) {
        action = all.sureOnly() ? "accept_sure" : "accept_rest";
        acceptAll(all.sureOnly());
      } else if (command instanceof Command.Assign assign) {
        action = "assign";
        assign(assign);
      } else if (command instanceof Command.Name named) {
        action = "name";
        name(named);
      } else {
        action = "undo";
        undo();
      }
      if (changes.isEmpty()) {
        return new Done(0, List.of(), skipped);
      }
      save(action);
      return new Done(number, changes.stream().map(Change::item).toList(), skipped);
    }

    /** The items as they are, if they still are as they were seen. */
    private List<Item> seen(List<Command.Seen> asked) {
      if (asked.isEmpty() || asked.size() > MOST_ITEMS) {
        throw Refusal.invalid(
                "plans.no-item-chosen",
                "请选择 1–" + MOST_ITEMS + " 条。",
                "choose 1 to " + MOST_ITEMS + " items")
            .asException();
      }
      Map<Long, Item> found =
          items.get(draft.id(), asked.stream().map(Command.Seen::id).toList()).stream()
              .collect(Collectors.toMap(Item::id, Function.identity()));
      List<Item> changed = new ArrayList<>();
      for (Command.Seen one : asked) {
        Item item = found.get(one.id());
        if (item == null) {
          throw Refusal.missing(
                  "plans.draft-no-item",
                  "草案中没有条目 " + one.id() + "。",
                  "the draft has no item " + one.id())
              .asException();
        }
        if (item.version() != one.version() || !item.alive()) {
          changed.add(item);
        }
      }
      if (!changed.isEmpty()) {
        throw new ItemConflict(changed);
      }
      return found.values().stream()
          .sorted(Comparator.comparingInt(Item::start).thenComparingLong(Item::id))
          .toList();
    }

    private void accept(Item item) {
      complete(item.content());
      if (!item.accepted()) {
        change(item, Map.of("state", item.state()), Map.of("state", "accepted"));
      }
    }

    private void complete(Content content) {
      content
          .fault()
          .ifPresent(
              fault -> {
                throw fault.asException();
              });
    }

    private void reject(Command.Reject reject) {
      if (reject.as() != null && !CLASSES.contains(reject.as())) {
        throw Refusal.invalid(
                "plans.no-class",
                "没有“" + reject.as() + "”这种数字类别。",
                "no class of numbers " + reject.as())
            .asException();
      }
      for (Item item : seen(reject.items())) {
        if (!item.state().equals("rejected")) {
          Map<String, Object> after = new LinkedHashMap<>();
          after.put("state", "rejected");
          if (item.content() instanceof Content.Target target && !target.inWords()) {
            after.put("class", reject.as() == null ? "result" : reject.as());
          }
          change(item, Map.of("state", item.state()), after);
        }
      }
    }

    private void edit(Item item, Content content) {
      if (!item.kind().content().isInstance(content)) {
        throw Refusal.invalid(
                "plans.content-of-another-kind",
                "内容与条目类别不符。",
                "the content is not of the item's kind")
            .asException();
      }
      Content known = units(content);
      complete(known);
      Map<String, Object> before = new LinkedHashMap<>();
      Map<String, Object> after = new LinkedHashMap<>();
      if (!known.equals(item.content())) {
        before.put("content", item.content());
        after.put("content", known);
      }
      if (!item.accepted()) {
        before.put("state", item.state());
        after.put("state", "accepted");
      }
      if (!after.isEmpty()) {
        change(item, before, after);
      }
    }

    /** With the names of the units that were chosen, and units for the names that were written. */
    private Content units(Content content) {
      return content instanceof Content.Task task
          ? owners.within(draft.regionCode(), draft.title()).matched(task)
          : content;
    }

    private void add(Command.Add add) {
      Content content = units(add.content());
      complete(content);
      ItemKind kind = kind(content);
      String text = drafts.text(draft.id());
      CodePoints points = new CodePoints(text);
      int start = points.unit(add.start());
      int end = points.unit(add.end());
      if (add.start() < 0 || end <= start || add.end() > points.point(text.length())) {
        throw Refusal.invalid(
                "plans.selection-missing", "请在原文中选定依据的文字。", "select the text that says so")
            .asException();
      }
      long id =
          insert(kind, content, add.start(), add.end(), sentence(text, start, end), null, "added");
      changes.add(new Change(id, Map.of("state", "withdrawn"), Map.of("state", "accepted")));
    }

    private long insert(
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

    private void merge(List<Item> merged) {
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
        change(
            other,
            Map.of("state", other.state()),
            Map.of("state", "merged", "into_id", first.id()));
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
      change(first, before, after);
    }

    private void split(Item item, @Nullable Integer cut) {
      if (!(item.content() instanceof Content.Task task)) {
        long id =
            insert(
                item.kind(),
                item.content(),
                item.start(),
                item.end(),
                item.sentence(),
                item.task(),
                "split");
        changes.add(new Change(id, Map.of("state", "withdrawn"), Map.of("state", "proposed")));
        change(item, Map.of("state", item.state()), Map.of("state", item.state()));
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
              ItemKind.TASK, text(task, heading(tail), tail), cut, item.end(), tail, null, "split");
      changes.add(new Change(id, Map.of("state", "withdrawn"), Map.of("state", "proposed")));
      change(
          item,
          Map.of("content", task, "end_at", item.end()),
          Map.of("content", text(task, task.title(), head), "end_at", cut));
    }

    private void acceptAll(boolean sureOnly) {
      for (Item item : items.in(draft.id(), "proposed")) {
        if (sureOnly && !item.sure()) {
          continue;
        }
        if (item.content().fault().isPresent()) {
          skipped++;
        } else {
          change(item, Map.of("state", "proposed"), Map.of("state", "accepted"));
        }
      }
    }

    private void assign(Command.Assign assign) {
      String reason = assign.noOwner() == null ? "" : assign.noOwner().strip();
      if ((assign.leadUnitId() == null) == reason.isEmpty()) {
        throw Refusal.invalid(
                "plans.lead-missing",
                "请选定牵头单位，或写明暂无责任单位的理由。",
                "choose a lead unit, or say why there is none yet")
            .asException();
      }
      Content.Party lead = owners.party(assign.leadUnitId());
      List<Item> chosen =
          assign.items().isEmpty()
              ? items.all(draft.id()).stream()
                  .filter(
                      i ->
                          i.content() instanceof Content.Task task
                              && !task.owned()
                              && i.alive()
                              && !i.state().equals("rejected"))
                  .toList()
              : seen(assign.items());
      for (Item item : chosen) {
        if (!(item.content() instanceof Content.Task task)) {
          throw Refusal.invalid(
                  "plans.no-lead-for-kind", "只有任务才有牵头单位。", "only tasks have a lead unit")
              .asException();
        }
        Content.Task led = lead == null ? task.led(null, reason) : task.led(lead, null);
        if (lead == null && task.lead() != null && task.lead().unitId() == null) {
          // The name that the plan writes stays with the task.
          led = task.led(task.lead(), reason);
        }
        if (!led.equals(task)) {
          change(item, Map.of("content", task), Map.of("content", led));
        }
      }
    }

    private void name(Command.Name named) {
      for (Item item : items.all(draft.id())) {
        if (item.content() instanceof Content.Task task
            && item.alive()
            && !item.state().equals("rejected")) {
          Content.Task known = task.named(named.name(), named.unitId());
          if (!known.equals(task)) {
            change(item, Map.of("content", task), Map.of("content", known));
          }
        }
      }
    }

    private void undo() {
      long person = Actor.current().person();
      Optional<Step> last =
          jdbc.sql(
                  "select number, person_id, person, at, action, undoes, undone_by, changes from review_step where draft_id = ?"
                      + " and person_id = ? and action <> 'undo' and undone_by is null order by number desc limit 1")
              .params(draft.id(), person)
              .query(mapper())
              .optional();
      if (last.isEmpty()) {
        throw Refusal.conflict("plans.nothing-undo", "没有可以撤销的操作。", "there is nothing to undo")
            .asException();
      }
      Step step = last.get();
      Set<Long> touched =
          step.changes().stream()
              .map(Change::item)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      List<Item> inTheWay =
          jdbc
              .sql(
                  """
                  select distinct (change ->> 'item')::bigint from review_step, jsonb_array_elements(changes) change
                  where draft_id = ? and number > ? and action <> 'undo' and undone_by is null
                    and (change ->> 'item')::bigint = any (?)
                  """)
              .params(draft.id(), step.number(), touched.toArray(Long[]::new))
              .query(Long.class)
              .list()
              .stream()
              .map(id -> items.get(draft.id(), id))
              .toList();
      if (!inTheWay.isEmpty()) {
        throw new ItemConflict(inTheWay);
      }
      undoes = step.number();
      for (Change change : step.changes()) {
        changes.add(new Change(change.item(), change.after(), change.before()));
      }
      jdbc.sql("update review_step set undone_by = ? where draft_id = ? and number = ?")
          .params(number, draft.id(), step.number())
          .update();
    }

    private void change(Item item, Map<String, Object> before, Map<String, Object> after) {
      changes.add(new Change(item.id(), before, after));
    }

    private void save(String action) {
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
    tools.jackson.databind.node.ObjectNode both =
        (tools.jackson.databind.node.ObjectNode) other.deepCopy();
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
