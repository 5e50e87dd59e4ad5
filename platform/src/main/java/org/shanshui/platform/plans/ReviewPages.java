package org.shanshui.platform.plans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The review of a draft: the text on one side, the ledger on the other. Offsets are UTF-16 units.
 */
@Controller
class ReviewPages {
  /** More changes than these are read anew with the list. */
  private static final int MOST_CHANGES = 100;

  /** What the ledger can be narrowed to. */
  private static final List<String> VIEWS =
      List.of("all", "todo", "target", "task", "ownerless", "indicator", "project");

  private static final int LONGEST_SELECTION = 2000;

  private final Drafts drafts;
  private final Items items;
  private final Review review;
  private final ReviewSteps steps;
  private final Texts texts;
  private final Regions regions;
  private final Units units;
  private final Plans plans;
  private final JsonMapper json;

  ReviewPages(
      Drafts drafts,
      Items items,
      Review review,
      ReviewSteps steps,
      Texts texts,
      Regions regions,
      Units units,
      Plans plans,
      JsonMapper json) {
    this.drafts = drafts;
    this.items = items;
    this.review = review;
    this.steps = steps;
    this.texts = texts;
    this.regions = regions;
    this.units = units;
    this.plans = plans;
    this.json = json;
  }

  @GetMapping("/plans/drafts/{id:\\d+}")
  String page(
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String view,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q,
      Model model) {
    Draft draft = drafts.get(id);
    model.addAttribute("draft", draft);
    model.addAttribute("region", regions.get(draft.regionCode()));
    if (draft.is("adopted")) {
      Plans.Version version = plans.ofDocument(id).orElseThrow();
      return "redirect:/plans/" + version.planId() + "?version=" + version.number();
    }
    if (!draft.is("review")) {
      model.addAttribute("line", new DraftPages.Line(draft, drafts.progress(id).orElse(null)));
      return "plans/draft";
    }
    CodePoints points = texts.points(id);
    model.addAttribute("text", drafts.page(id));
    model.addAttribute("diagnostics", diagnostics(id, points));
    ledger(
        draft,
        new Items.Filter(view, DraftPages.blank(state), DraftPages.blank(q)),
        Items.Place.FIRST,
        false,
        model);
    pulse(id, model);
    return "plans/review";
  }

  /** A diagnostic with its place in UTF-16 units. */
  record Doubt(String severity, String chinese, String english, int from, int to) {}

  private List<Doubt> diagnostics(long id, CodePoints points) {
    List<Map<String, Object>> found =
        json.readValue(drafts.diagnostics(id), new TypeReference<List<Map<String, Object>>>() {});
    return found.stream()
        .map(
            d -> {
              String[] told = String.valueOf(d.get("message")).split(" / ", 2);
              return new Doubt(
                  String.valueOf(d.get("severity")),
                  told[0],
                  told.length > 1 ? told[1] : told[0],
                  points.unit(((Number) Objects.requireNonNull(d.get("start"))).intValue()),
                  points.unit(((Number) Objects.requireNonNull(d.get("end"))).intValue()));
            })
        .toList();
  }

  private void ledger(
      Draft draft, Items.Filter filter, Items.Place place, boolean with, Model model) {
    List<Item> found = items.page(draft.id(), filter, place, with, Items.PAGE + 1);
    boolean more = found.size() > Items.PAGE;
    List<Item> shown = more ? found.subList(0, Items.PAGE) : found;
    model.addAttribute("draft", draft);
    model.addAttribute("filter", filter);
    model.addAttribute("rows", LedgerRow.of(shown, texts.points(draft.id())));
    model.addAttribute(
        "after", more ? Items.Place.of(shown.get(shown.size() - 1)).toString() : null);
  }

  /** What the head of the page counts. */
  record Counts(
      int all,
      int decided,
      int accepted,
      int rejected,
      int sure,
      int doubtful,
      int ownerless,
      Map<String, Integer> kinds) {}

  private void pulse(long id, Model model) {
    int all = 0;
    int decided = 0;
    int accepted = 0;
    int rejected = 0;
    int sure = 0;
    int doubtful = 0;
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (ItemKind kind : ItemKind.values()) {
      kinds.put(kind.word(), 0);
    }
    for (Items.Count count : items.counts(id)) {
      if (count.state().equals("merged") || count.state().equals("withdrawn")) {
        continue;
      }
      all += count.count();
      kinds.merge(count.kind(), count.count(), Integer::sum);
      switch (count.state()) {
        case "accepted" -> accepted += count.count();
        case "rejected" -> rejected += count.count();
        default -> {
          sure += count.sure() ? count.count() : 0;
          doubtful += count.sure() ? 0 : count.count();
        }
      }
    }
    decided = accepted + rejected;
    model.addAttribute(
        "counted",
        new Counts(all, decided, accepted, rejected, sure, doubtful, items.ownerless(id), kinds));
    model.addAttribute("views", VIEWS);
    model.addAttribute("step", steps.last(id));
  }

  @GetMapping("/plans/drafts/{id:\\d+}/ledger")
  String ledger(
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String view,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Long from,
      Model model) {
    Draft draft = drafts.get(id);
    Items.Filter filter = new Items.Filter(view, DraftPages.blank(state), DraftPages.blank(q));
    if (from == null) {
      ledger(draft, filter, Items.Place.parse(after), false, model);
    } else {
      ledger(draft, filter, Items.Place.of(items.get(id, from)), true, model);
    }
    return "plans/ledger :: rows";
  }

  /** An item as a command names it. */
  record Chosen(long id, int version, String kind) {}

  /**
   * All items that the ledger shows under a filter, as many as one command takes: to choose them.
   */
  @GetMapping(path = "/plans/drafts/{id:\\d+}/chosen", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<Chosen> chosen(
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String view,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q) {
    drafts.get(id);
    Items.Filter filter = new Items.Filter(view, DraftPages.blank(state), DraftPages.blank(q));
    return items.page(id, filter, Items.Place.FIRST, false, Review.MOST_ITEMS).stream()
        .map(item -> new Chosen(item.id(), item.version(), item.kind().word()))
        .toList();
  }

  /** What others, and the reader, changed since a step. */
  @GetMapping("/plans/drafts/{id:\\d+}/changes")
  String changes(@PathVariable long id, @RequestParam int since, Model model) {
    Draft draft = drafts.get(id);
    model.addAttribute("draft", draft);
    pulse(id, model);
    List<Item> changed = items.changedSince(id, since, MOST_CHANGES + 1);
    boolean many = changed.size() > MOST_CHANGES;
    model.addAttribute("many", many || !draft.is("review"));
    model.addAttribute("changed", many ? List.of() : LedgerRow.of(changed, texts.points(id)));
    return "plans/ledger :: changes";
  }

  /** An item found at a place of the text. */
  record Found(long id, String kind) {}

  @GetMapping(path = "/plans/drafts/{id:\\d+}/at", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<Found> at(@PathVariable long id, @RequestParam int unit) {
    drafts.get(id);
    return items.at(id, texts.points(id).point(unit)).stream()
        .map(i -> new Found(i.id(), i.kind().word()))
        .toList();
  }

  @GetMapping("/plans/drafts/{id:\\d+}/items/{item}/form")
  String form(@PathVariable long id, @PathVariable long item, Model model) {
    Draft draft = drafts.get(id);
    Item found = items.get(id, item);
    model.addAttribute("draft", draft);
    model.addAttribute("item", found);
    model.addAttribute("kind", found.kind().word());
    model.addAttribute("c", found.content());
    model.addAttribute("sentence", found.sentence());
    model.addAttribute("units", choosable(draft));
    return "plans/form :: edit";
  }

  /** A form for what is added: prefilled from the words that were selected. */
  @GetMapping("/plans/drafts/{id:\\d+}/form")
  String form(
      @PathVariable long id,
      @RequestParam String kind,
      @RequestParam int start,
      @RequestParam int end,
      Model model) {
    Draft draft = drafts.get(id);
    String text = drafts.text(id);
    int from = Math.max(0, Math.min(start, text.length()));
    int to = Math.max(from, Math.min(end, text.length()));
    if (to - from > LONGEST_SELECTION) {
      throw Refusal.invalid(
              "plans.selection-too-long",
              "选中的文字不超过 2000 字。",
              "at most 2,000 characters are selected")
          .asException();
    }
    String quote = text.substring(from, to).replaceAll("\\s+", "");
    model.addAttribute("draft", draft);
    model.addAttribute("item", null);
    model.addAttribute("kind", ItemKind.of(kind).word());
    model.addAttribute("c", Suggestion.of(ItemKind.of(kind), quote, text, from, to, draft));
    model.addAttribute("sentence", Carving.sentence(text, from, to));
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    model.addAttribute("units", choosable(draft));
    return "plans/form :: edit";
  }

  private List<Unit> choosable(Draft draft) {
    List<Unit> choosable = new java.util.ArrayList<>(units.of(draft.regionCode()));
    choosable.addAll(units.governmentsBelow(draft.regionCode()));
    return choosable;
  }

  /** Where a task may be divided: after each clause. */
  record Cut(int at, String head, String tail) {}

  @GetMapping("/plans/drafts/{id:\\d+}/items/{item}/split")
  String split(@PathVariable long id, @PathVariable long item, Model model) {
    Draft draft = drafts.get(id);
    Item found = items.get(id, item);
    String text = drafts.text(id);
    CodePoints points = texts.points(id);
    int start = points.unit(found.start());
    int end = points.unit(found.end());
    List<Cut> cuts = new java.util.ArrayList<>();
    int last = start;
    for (int i = start; i < end - 1 && cuts.size() < 60; i++) {
      if ("。；！？\n".indexOf(text.charAt(i)) >= 0 && !text.substring(last, i).isBlank()) {
        cuts.add(
            new Cut(
                i + 1,
                text.substring(Math.max(last, i - 30), i + 1).strip(),
                text.substring(i + 1, Math.min(end, i + 41)).strip()));
        last = i + 1;
      }
    }
    model.addAttribute("draft", draft);
    model.addAttribute("item", found);
    model.addAttribute("cuts", cuts);
    return "plans/form :: split";
  }

  @GetMapping("/plans/drafts/{id:\\d+}/assign")
  String assign(@PathVariable long id, Model model) {
    Draft draft = drafts.get(id);
    model.addAttribute("draft", draft);
    model.addAttribute("units", choosable(draft));
    return "plans/form :: assign";
  }

  @PostMapping(path = "/plans/drafts/{id:\\d+}/steps", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ResponseEntity<?> step(@PathVariable long id, @RequestBody CommandRequest request) {
    drafts.get(id);
    CodePoints points = texts.points(id);
    return carryOut(
        () ->
            review.carryOut(
                id, request.command(json, item -> items.get(id, item).kind(), points::point)));
  }

  /** What others hold of the items in a conflict. */
  record Theirs(long id, int version, String state, @Nullable String by, Content content) {}

  static ResponseEntity<?> carryOut(java.util.function.Supplier<Review.Done> work) {
    try {
      return ResponseEntity.ok(work.get());
    } catch (ItemConflict conflict) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.CONFLICT, conflict.chinese() + " · " + conflict.english());
      problem.setProperty(
          "theirs",
          conflict.theirs().stream()
              .map(i -> new Theirs(i.id(), i.version(), i.state(), i.changedBy(), i.content()))
              .toList());
      return ResponseEntity.status(HttpStatus.CONFLICT)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    } catch (Refused refused) {
      Refusal refusal = refused.refusal();
      return DraftPages.problem(refusal);
    }
  }
}
