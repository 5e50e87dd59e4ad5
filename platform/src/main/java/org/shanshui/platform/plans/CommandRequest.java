package org.shanshui.platform.plans;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command as it comes in: {@code {"action": "accept", "items": [{"id": 7, "version": 1}]}}.
 *
 * @param action accept, reject, edit, add, merge, split, accept_sure, accept_rest, assign, undo
 * @param kind of what is added
 * @param content of what is edited or added
 * @param as what a rejected number is: result, time, ordinal, name, condition
 * @param start place of what is added
 * @param cut where the second of two begins
 */
record CommandRequest(
    @Nullable String action,
    @Nullable List<Command.Seen> items,
    @Nullable String kind,
    @Nullable JsonNode content,
    @Nullable String as,
    @Nullable Integer start,
    @Nullable Integer end,
    @Nullable Integer cut,
    @Nullable Long leadUnitId,
    @Nullable String noOwner) {

  /**
   * @param kindOf the kind of an item
   * @param points from the offsets of the one who asks to code points
   */
  Command command(
      JsonMapper json, java.util.function.LongFunction<ItemKind> kindOf, IntUnaryOperator points) {
    List<Command.Seen> seen = items == null ? List.of() : items;
    return switch (action == null ? "" : action) {
      case "accept" -> new Command.Accept(seen);
      case "reject" -> new Command.Reject(seen, as);
      case "edit" -> new Command.Edit(one(seen), content(json, kindOf.apply(one(seen).id())));
      case "add" ->
          new Command.Add(
              content(json, ItemKind.of(kind == null ? "" : kind)),
              start == null ? -1 : points.applyAsInt(start),
              end == null ? -1 : points.applyAsInt(end));
      case "merge" -> new Command.Merge(seen);
      case "split" -> new Command.Split(one(seen), cut == null ? null : points.applyAsInt(cut));
      case "accept_sure" -> new Command.AcceptAll(true);
      case "accept_rest" -> new Command.AcceptAll(false);
      case "assign" -> new Command.Assign(seen, leadUnitId, noOwner);
      case "undo" -> new Command.Undo();
      default ->
          throw Refusal.invalid("plans.no-action", "没有“" + action + "”这种操作。", "no action " + action)
              .asException();
    };
  }

  private static Command.Seen one(List<Command.Seen> seen) {
    if (seen.size() != 1) {
      throw Refusal.invalid("plans.one-item-needed", "此操作只能对一条进行。", "this takes exactly one item")
          .asException();
    }
    return seen.get(0);
  }

  private Content content(JsonMapper json, ItemKind kind) {
    if (content == null || !content.isObject()) {
      throw Refusal.invalid("plans.content-missing", "缺少条目内容 content。", "content is missing")
          .asException();
    }
    try {
      return json.treeToValue(content, kind.content());
    } catch (JacksonException e) {
      throw Refusal.invalid(
              "plans.content-unreadable",
              "条目内容不成立：数字栏只能填数字。",
              "the content makes no sense: fields of numbers take numbers only")
          .asException();
    }
  }
}
