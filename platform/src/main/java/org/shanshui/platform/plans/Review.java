package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.plans.ReviewSteps.Change;
import org.shanshui.platform.plans.ReviewSteps.Pending;
import org.shanshui.platform.plans.ReviewSteps.Step;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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
  private final Drafts drafts;
  private final Items items;
  private final Owners owners;
  private final Carving carving;
  private final ReviewSteps steps;

  Review(
      JdbcClient jdbc,
      Drafts drafts,
      Items items,
      Owners owners,
      Carving carving,
      ReviewSteps steps) {
    this.jdbc = jdbc;
    this.drafts = drafts;
    this.items = items;
    this.owners = owners;
    this.carving = carving;
    this.steps = steps;
  }

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

  /** One command on one draft, under its lock. */
  private final class Session {
    private final Draft draft;
    private final int number;
    private final Pending changes = new Pending();
    private int skipped;
    private @Nullable Integer undoes;

    Session(Draft draft) {
      this.draft = draft;
      this.number = steps.last(draft.id()) + 1;
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
        Content content = units(add.content());
        complete(content);
        carving.add(draft, content, add.start(), add.end(), changes);
      } else if (command instanceof Command.Merge merge) {
        action = "merge";
        carving.merge(seen(merge.items()), changes);
      } else if (command instanceof Command.Split split) {
        action = "split";
        carving.split(draft, seen(List.of(split.item())).get(0), split.cut(), changes);
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
      if (changes.all().isEmpty()) {
        return new Done(0, List.of(), skipped);
      }
      steps.save(draft, number, action, undoes, changes.all());
      return new Done(number, changes.all().stream().map(Change::item).toList(), skipped);
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
        changes.of(item, Map.of("state", item.state()), Map.of("state", "accepted"));
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
          changes.of(item, Map.of("state", item.state()), after);
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
        changes.of(item, before, after);
      }
    }

    /** With the names of the units that were chosen, and units for the names that were written. */
    private Content units(Content content) {
      return content instanceof Content.Task task
          ? owners.within(draft.regionCode(), draft.title()).matched(task)
          : content;
    }

    private void acceptAll(boolean sureOnly) {
      for (Item item : items.in(draft.id(), "proposed")) {
        if (sureOnly && !item.sure()) {
          continue;
        }
        if (item.content().fault().isPresent()) {
          skipped++;
        } else {
          changes.of(item, Map.of("state", "proposed"), Map.of("state", "accepted"));
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
          changes.of(item, Map.of("content", task), Map.of("content", led));
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
            changes.of(item, Map.of("content", task), Map.of("content", known));
          }
        }
      }
    }

    private void undo() {
      long person = Actor.current().person();
      Optional<Step> last = steps.lastOf(draft.id(), person);
      if (last.isEmpty()) {
        throw Refusal.conflict("plans.nothing-undo", "没有可以撤销的操作。", "there is nothing to undo")
            .asException();
      }
      Step step = last.get();
      List<Item> inTheWay =
          steps.changedSince(draft.id(), step).stream()
              .map(id -> items.get(draft.id(), id))
              .toList();
      if (!inTheWay.isEmpty()) {
        throw new ItemConflict(inTheWay);
      }
      undoes = step.number();
      for (Change change : step.changes()) {
        changes.add(change.item(), change.after(), change.before());
      }
      steps.undone(draft.id(), step, number);
    }
  }
}
