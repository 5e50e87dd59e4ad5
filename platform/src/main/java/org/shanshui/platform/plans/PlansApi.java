package org.shanshui.platform.plans;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.listing.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Plans for programs: the same as the pages. Offsets count Unicode code points. */
@RestController
@RequestMapping("/api/plans")
class PlansApi {
  private static final int MOST = 200;

  private final Plans plans;
  private final Lists lists;
  private final Listing<PlanSummary> planList;
  private final Listing<AdoptedRow> itemList;
  private final Listing<Conflict> conflictList;
  private final Listing<Draft> draftList;
  private final Conflicts conflicts;
  private final Drafts drafts;
  private final Items items;
  private final Review review;
  private final ReviewSteps steps;
  private final Difference difference;
  private final Adoption adoption;
  private final Corrections corrections;
  private final DraftPages pages;
  private final JsonMapper json;

  PlansApi(
      Plans plans,
      Lists lists,
      Listing<PlanSummary> planList,
      Listing<AdoptedRow> itemList,
      Listing<Conflict> conflictList,
      Listing<Draft> draftList,
      Conflicts conflicts,
      Drafts drafts,
      Items items,
      Review review,
      ReviewSteps steps,
      Difference difference,
      Adoption adoption,
      Corrections corrections,
      DraftPages pages,
      JsonMapper json) {
    this.plans = plans;
    this.lists = lists;
    this.planList = planList;
    this.itemList = itemList;
    this.conflictList = conflictList;
    this.draftList = draftList;
    this.conflicts = conflicts;
    this.drafts = drafts;
    this.items = items;
    this.review = review;
    this.steps = steps;
    this.difference = difference;
    this.adoption = adoption;
    this.corrections = corrections;
    this.pages = pages;
    this.json = json;
  }

  /** A page of a list; {@code next} is what to give as {@code after} for the one behind it. */
  record Rows<T>(List<T> items, @Nullable String next) {}

  private <R> Rows<R> page(Listing<R> list, Ask ask) {
    Page<R> page = lists.page(list, ask);
    return new Rows<>(page.items(), page.next());
  }

  @GetMapping
  Rows<PlanSummary> list(@Of("/plans") Ask ask) {
    return page(planList, ask);
  }

  @GetMapping("/{id:\\d+}")
  PlanSummary plan(@PathVariable long id) {
    return plans.get(id);
  }

  /** A version with all its commitments. */
  @GetMapping("/{id:\\d+}/versions/{number:\\d+}")
  AdoptedPlan version(@PathVariable long id, @PathVariable int number) {
    return plans.adopted(id, number);
  }

  @GetMapping("/items")
  Rows<AdoptedRow> items(@Of("/plans/items") Ask ask) {
    return page(itemList, ask);
  }

  @GetMapping("/conflicts")
  Rows<Conflict> conflicts(@Of(value = "/plans/consistency", view = "all") Ask ask) {
    return page(conflictList, ask);
  }

  /** Which of the two plans prevails, and why; {@code version} as it was read. */
  record Settlement(long prevails, String reason, int version) {}

  @PostMapping("/conflicts/{id:\\d+}/settle")
  Conflict settle(@PathVariable long id, @RequestBody Settlement settlement) {
    conflicts.settle(id, settlement.prevails(), settlement.reason(), settlement.version());
    return conflicts.get(id);
  }

  @GetMapping("/drafts")
  Rows<Draft> drafts(@Of("/plans/drafts") Ask ask) {
    return page(draftList, ask);
  }

  /** Uploads one document (multipart field {@code file}); 200 if it was there already. */
  @PostMapping("/drafts")
  ResponseEntity<DraftPages.Uploaded> upload(
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable Long amends,
      Locale locale) {
    DraftPages.Uploaded uploaded = pages.uploaded(pages.take(file, region, amends), locale);
    return uploaded.duplicate()
        ? ResponseEntity.ok(uploaded)
        : ResponseEntity.created(URI.create("/api/plans/drafts/" + uploaded.id())).body(uploaded);
  }

  /** A draft and how far its compiling is. */
  record DraftState(Draft draft, Drafts.@Nullable Progress progress, int lastStep) {}

  @GetMapping("/drafts/{id:\\d+}")
  DraftState draft(@PathVariable long id) {
    return new DraftState(drafts.get(id), drafts.progress(id).orElse(null), steps.last(id));
  }

  @PostMapping("/drafts/{id:\\d+}/cancel")
  DraftState cancel(@PathVariable long id) {
    drafts.cancel(id);
    return draft(id);
  }

  @PostMapping("/drafts/{id:\\d+}/retry")
  DraftState retry(@PathVariable long id) {
    drafts.retry(id);
    return draft(id);
  }

  @DeleteMapping("/drafts/{id:\\d+}")
  void delete(@PathVariable long id) {
    drafts.delete(id);
  }

  @GetMapping("/drafts/{id:\\d+}/items")
  Rows<Item> draftItems(
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String view,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    drafts.get(id);
    int size = Math.max(1, Math.min(limit, MOST));
    List<Item> found =
        items.page(id, new Items.Filter(view, state, q), Items.Place.parse(after), false, size + 1);
    return found.size() <= size
        ? new Rows<>(found, null)
        : new Rows<>(found.subList(0, size), Items.Place.of(found.get(size - 1)).toString());
  }

  /** What changed after a step, at most 200 items. */
  @GetMapping("/drafts/{id:\\d+}/changes")
  List<Item> changes(@PathVariable long id, @RequestParam int since) {
    drafts.get(id);
    return items.changedSince(id, since, MOST);
  }

  @GetMapping("/drafts/{id:\\d+}/steps")
  List<ReviewSteps.Step> steps(@PathVariable long id) {
    drafts.get(id);
    return steps.of(id);
  }

  @PostMapping("/drafts/{id:\\d+}/steps")
  ResponseEntity<?> step(@PathVariable long id, @RequestBody CommandRequest request) {
    drafts.get(id);
    return ReviewPages.carryOut(
        () ->
            review.carryOut(
                id,
                request.command(
                    json, item -> items.get(id, item).kind(), IntUnaryOperator.identity())));
  }

  @GetMapping("/drafts/{id:\\d+}/corrections")
  List<Corrections.Correction> corrections(@PathVariable long id) {
    return corrections.all(id);
  }

  @GetMapping("/drafts/{id:\\d+}/difference")
  List<Difference.Pair> difference(@PathVariable long id) {
    return difference.of(id);
  }

  /**
   * A decision on a commitment of the version before.
   *
   * @param decision take, keep, end; or pair, to say which of the new items it is
   */
  record Decision(long oldItem, @Nullable Long newItem, String decision, @Nullable String reason) {}

  @PostMapping("/drafts/{id:\\d+}/difference")
  void decide(@PathVariable long id, @RequestBody Decision decision) {
    if (decision.decision().equals("pair")) {
      difference.repair(id, decision.oldItem(), decision.newItem());
    } else {
      difference.decide(
          id, decision.oldItem(), decision.newItem(), decision.decision(), decision.reason());
    }
  }

  /**
   * @param rest accept everything undecided
   * @param noOwner why all tasks without a lead have none
   * @param elsewhere adopt it although the text names another region
   * @param archive keep it without following its commitments up; its years must be past
   */
  record AdoptRequest(
      boolean rest,
      @Nullable String noOwner,
      @Nullable String note,
      @Nullable Boolean elsewhere,
      @Nullable Boolean archive) {}

  @PostMapping("/drafts/{id:\\d+}/adopt")
  PlanAdopted adopt(@PathVariable long id, @RequestBody AdoptRequest request) {
    return adoption.adopt(
        id,
        new Adoption.Terms(
            request.rest(),
            request.noOwner(),
            request.note(),
            Boolean.TRUE.equals(request.elsewhere()),
            Boolean.TRUE.equals(request.archive())));
  }
}
