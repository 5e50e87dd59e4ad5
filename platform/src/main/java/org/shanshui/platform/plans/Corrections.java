package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What reviewers corrected, as examples for the compiler (更正样例): gold lines of numbers. */
@Component
class Corrections {
  private final JsonMapper json;
  private final Drafts drafts;
  private final Items items;
  private final ReviewSteps steps;

  Corrections(JsonMapper json, Drafts drafts, Items items, ReviewSteps steps) {
    this.json = json;
    this.drafts = drafts;
    this.items = items;
    this.steps = steps;
  }

  /**
   * A number whose reading was corrected, added or rejected, as {@code samples/gold} has them:
   * {@code start}, {@code end} (code points), {@code quote}, {@code class}, and for a target {@code
   * metric}, {@code kind}, {@code op}, {@code value}, {@code upper}, {@code unit}, {@code due},
   * {@code base}, {@code base_period}. Sorted by place.
   */
  List<String> goldLines(long draftId) {
    drafts.get(draftId);
    Map<Long, String> classes = new LinkedHashMap<>();
    Set<Long> corrected = new HashSet<>();
    for (ReviewSteps.Step step : steps.of(draftId)) {
      if (step.undoneBy() != null || step.action().equals("undo")) {
        continue;
      }
      for (ReviewSteps.Change change : step.changes()) {
        Object as = change.after().get("class");
        if (as != null) {
          classes.put(change.item(), String.valueOf(as));
        }
        if (change.after().containsKey("content") || step.action().equals("add")) {
          corrected.add(change.item());
        }
      }
    }
    String text = drafts.text(draftId);
    CodePoints points = new CodePoints(text);
    List<Item> found =
        new ArrayList<>(
            items.all(draftId).stream()
                .filter(i -> i.content() instanceof Content.Target t && !t.inWords())
                .filter(
                    i ->
                        i.state().equals("rejected") && classes.containsKey(i.id())
                            || i.accepted() && corrected.contains(i.id()))
                .toList());
    found.sort(Comparator.comparingInt(Item::start));
    List<String> lines = new ArrayList<>();
    for (Item item : found) {
      String quote = text.substring(points.unit(item.start()), points.unit(item.end()));
      lines.add(line(item, quote, item.accepted() ? "target" : classes.get(item.id())));
    }
    return lines;
  }

  private String line(Item item, String quote, @Nullable String type) {
    Content.Target target = (Content.Target) item.content();
    StringBuilder line = new StringBuilder("{");
    field(line, "start", item.start());
    field(line, "end", item.end());
    field(line, "quote", quote);
    field(line, "class", type);
    if ("target".equals(type)) {
      field(line, "metric", target.metric());
      field(line, "kind", target.kind());
      field(line, "op", target.op());
      field(line, "value", target.value());
      field(line, "upper", target.upper());
      field(line, "unit", target.unit());
      field(line, "due", target.due());
      field(line, "base", target.base());
      field(line, "base_period", target.basePeriod());
    }
    return line.append("}").toString();
  }

  private void field(StringBuilder line, String name, @Nullable Object value) {
    line.append(line.length() > 1 ? ", " : "").append('"').append(name).append("\": ");
    line.append(json.writeValueAsString(value));
  }

  /** A correction of any kind of item. */
  record Correction(
      int step,
      String action,
      String person,
      long item,
      String kind,
      String sentence,
      Map<String, Object> before,
      Map<String, Object> after) {}

  /** What was edited, added, rejected, merged and split, in order, without what was taken back. */
  List<Correction> all(long draftId) {
    drafts.get(draftId);
    Map<Long, Item> byId = new LinkedHashMap<>();
    items.all(draftId).forEach(item -> byId.put(item.id(), item));
    List<Correction> found = new ArrayList<>();
    for (ReviewSteps.Step step : steps.of(draftId)) {
      boolean tells =
          step.undoneBy() == null
              && Set.of("edit", "add", "reject", "merge", "split").contains(step.action());
      for (ReviewSteps.Change change : tells ? step.changes() : List.<ReviewSteps.Change>of()) {
        Item item = byId.get(change.item());
        if (item != null) {
          Map<String, Object> after = new LinkedHashMap<>(change.after());
          if (item.origin().equals("added") && step.action().equals("add")) {
            after.put("content", item.content());
          }
          found.add(
              new Correction(
                  step.number(),
                  step.action(),
                  step.person(),
                  item.id(),
                  item.kind().word(),
                  item.sentence(),
                  change.before(),
                  after));
        }
      }
    }
    return found;
  }
}
