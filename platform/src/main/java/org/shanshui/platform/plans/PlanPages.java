package org.shanshui.platform.plans;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Download;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The adopted plans, their versions, items, texts, and where they contradict each other. */
@Controller
class PlanPages {
  private static final int PAGE = 50;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Plans plans;
  private final AdoptedItems items;
  private final Conflicts conflicts;
  private final Drafts drafts;
  private final Texts texts;
  private final Regions regions;
  private final Units units;
  private final MessageSource messages;

  PlanPages(
      Plans plans,
      AdoptedItems items,
      Conflicts conflicts,
      Drafts drafts,
      Texts texts,
      Regions regions,
      Units units,
      MessageSource messages) {
    this.plans = plans;
    this.items = items;
    this.conflicts = conflicts;
    this.drafts = drafts;
    this.texts = texts;
    this.regions = regions;
    this.units = units;
    this.messages = messages;
  }

  /** A moment as the pages show it. */
  static String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at.atZone(CHINA));
  }

  private void shared(Model model) {
    model.addAttribute("openConflicts", conflicts.open());
    model.addAttribute("planner", Actor.current().is(Role.PLANNER));
  }

  @GetMapping("/plans")
  String list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long before,
      Locale locale,
      Model model) {
    List<PlanSummary> found = plans.list(filter(q, kind, region, year), before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<PlanSummary> shown = more ? found.subList(0, PAGE) : found;
    model.addAttribute("plans", shown);
    model.addAttribute("words", q);
    model.addAttribute("kind", kind);
    model.addAttribute("region", region);
    model.addAttribute("year", year);
    model.addAttribute("kinds", choices(plans.kinds(), locale));
    Map<String, String> below = new LinkedHashMap<>();
    regions
        .byPath(Actor.current().region())
        .ifPresent(
            own -> {
              below.put(own.code(), own.name());
              regions.children(own.code()).forEach(r -> below.put(r.code(), r.name()));
            });
    model.addAttribute("regions", below);
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put("kind", kind);
    query.put("region", region);
    query.put("year", year);
    model.addAttribute("excel", link("/plans.xlsx", query));
    query.put("before", more ? shown.get(shown.size() - 1).planId() : null);
    model.addAttribute("next", more ? link("/plans", query) : null);
    shared(model);
    return "plans/list";
  }

  /** Kinds by what they are called in the text, in the reader's words. */
  private Map<String, String> choices(List<String> kinds, Locale locale) {
    Map<String, String> choices = new LinkedHashMap<>();
    kinds.forEach(
        kind -> choices.put(kind, messages.getMessage("plans.called." + kind, null, kind, locale)));
    return choices;
  }

  private Plans.Filter filter(
      @Nullable String q, @Nullable String kind, @Nullable String region, @Nullable Integer year) {
    String code = DraftPages.blank(region);
    return new Plans.Filter(
        DraftPages.blank(q),
        DraftPages.blank(kind),
        code == null ? null : regions.find(code).map(Region::path).orElse("~/"),
        year);
  }

  static String link(String path, Map<String, ? extends @Nullable Object> query) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
    query.forEach(
        (name, value) -> {
          if (value != null && !value.toString().isBlank()) {
            link.queryParam(name, "{" + name + "}");
          }
        });
    Map<String, Object> values = new LinkedHashMap<>();
    query.forEach((name, value) -> values.put(name, value == null ? "" : value));
    return link.encode().buildAndExpand(values).toUriString();
  }

  @GetMapping("/plans.xlsx")
  void excel(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable Integer year,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    List<ListSheet.Column<PlanSummary>> columns =
        List.of(
            column("plans.name", 60, PlanSummary::title, locale),
            column("plans.kind", 12, PlanSummary::kind, locale),
            column("plans.region", 16, PlanSummary::regionName, locale),
            column("plans.first", 10, PlanSummary::firstYear, locale),
            column("plans.last", 10, PlanSummary::lastYear, locale),
            column("plans.version", 8, PlanSummary::version, locale),
            column("plans.items", 10, PlanSummary::items, locale),
            column("plans.adopted.at", 18, p -> time(p.adoptedAt()), locale),
            column("plans.adopted.by", 12, PlanSummary::adoptedBy, locale));
    Plans.Filter filter = filter(q, kind, region, year);
    ListSheet.send(
        response,
        messages.getMessage("plans.title", null, locale),
        columns,
        (last, limit) -> plans.list(filter, last == null ? null : last.planId(), limit));
  }

  private <T> ListSheet.Column<T> column(
      String key,
      int width,
      java.util.function.Function<T, @Nullable Object> value,
      Locale locale) {
    return new ListSheet.Column<>(messages.getMessage(key, null, locale), width, value);
  }

  @GetMapping("/plans/{id:\\d+}")
  String plan(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Integer version,
      Model model) {
    PlanSummary plan = plans.get(id);
    int number = version == null ? plan.version() : version;
    Plans.Version shown = plans.version(id, number);
    model.addAttribute("plan", plan);
    model.addAttribute("shown", shown);
    model.addAttribute("versions", plans.versions(id));
    model.addAttribute("adopted", plans.adopted(id, number));
    model.addAttribute("regionName", regions.get(shown.regionCode()).name());
    model.addAttribute("dropped", plans.dropped(shown.id()));
    model.addAttribute("conflicts", conflicts.list("open", id, null, 20));
    shared(model);
    return "plans/plan";
  }

  /** An item of a list. */
  record Line(AdoptedRow row, @Nullable String unit, String figure) {}

  @GetMapping("/plans/items")
  String items(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(required = false) @Nullable String due,
      @RequestParam(defaultValue = "0") long after,
      Model model) {
    AdoptedItems.Filter filter =
        new AdoptedItems.Filter(
            plan,
            version,
            DraftPages.blank(kind),
            DraftPages.blank(q),
            unit,
            DraftPages.blank(due));
    List<AdoptedRow> found = items.page(filter, after, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<AdoptedRow> shown = more ? found.subList(0, PAGE) : found;
    model.addAttribute("lines", lines(shown));
    model.addAttribute("filter", filter);
    Map<Long, String> titles = new LinkedHashMap<>();
    plans
        .list(new Plans.Filter(null, null, null, null), null, 200)
        .forEach(p -> titles.put(p.planId(), p.title()));
    model.addAttribute("plans", titles);
    Map<Long, String> leads = new LinkedHashMap<>();
    units.within(Actor.current().region()).stream()
        .limit(300)
        .forEach(u -> leads.put(u.id(), u.name()));
    model.addAttribute("units", leads);
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("plan", plan);
    query.put("version", version);
    query.put("kind", kind);
    query.put("q", q);
    query.put("unit", unit);
    query.put("due", due);
    model.addAttribute("excel", link("/plans/items.xlsx", query));
    query.put("after", more ? shown.get(shown.size() - 1).id() : null);
    model.addAttribute("next", more ? link("/plans/items", query) : null);
    shared(model);
    return "plans/items";
  }

  private List<Line> lines(List<AdoptedRow> rows) {
    Map<Long, String> names = new LinkedHashMap<>();
    units
        .get(rows.stream().map(AdoptedRow::leadUnitId).filter(Objects::nonNull).distinct().toList())
        .forEach(u -> names.put(u.id(), u.name()));
    return rows.stream()
        .map(
            row ->
                new Line(
                    row,
                    row.leadUnitId() == null ? null : names.get(row.leadUnitId()),
                    LedgerRow.figure(row.content())))
        .toList();
  }

  @GetMapping("/plans/items.xlsx")
  void itemsExcel(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(required = false) @Nullable String due,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    AdoptedItems.Filter filter =
        new AdoptedItems.Filter(
            plan,
            version,
            DraftPages.blank(kind),
            DraftPages.blank(q),
            unit,
            DraftPages.blank(due));
    List<ListSheet.Column<Line>> columns =
        List.of(
            column("plans.item", 12, l -> l.row().itemId(), locale),
            column(
                "plans.class",
                8,
                l -> messages.getMessage("plans.kind." + l.row().kind().word(), null, locale),
                locale),
            column("plans.commitment", 50, l -> l.row().title(), locale),
            column("plans.figure", 18, Line::figure, locale),
            column("plans.due", 12, l -> l.row().due(), locale),
            column("plans.lead", 24, Line::unit, locale),
            column("plans.sentence", 80, l -> l.row().sentence(), locale),
            column("plans.document", 40, l -> l.row().documentName(), locale));
    ListSheet.send(
        response,
        messages.getMessage("plans.items", null, locale),
        columns,
        (last, limit) -> lines(items.page(filter, last == null ? 0 : last.row().id(), limit)));
  }

  /** The text of an adopted document, or of one under review for who reviews. */
  @GetMapping("/plans/documents/{id:\\d+}")
  String document(@PathVariable long id, Model model) {
    Optional<Plans.Version> version = plans.ofDocument(id);
    if (version.isEmpty()) {
      drafts.get(id);
      return "redirect:/plans/drafts/" + id;
    }
    model.addAttribute("version", version.get());
    model.addAttribute("text", drafts.page(id));
    return "plans/document";
  }

  /** The document as it was uploaded; never shown by the browser itself. */
  @GetMapping("/plans/documents/{id:\\d+}/file")
  ResponseEntity<byte[]> file(@PathVariable long id) {
    Optional<Plans.Version> version = plans.ofDocument(id);
    String name = version.isPresent() ? version.get().documentName() : drafts.get(id).name();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(name))
        .header("X-Content-Type-Options", "nosniff")
        .body(drafts.bytes(id));
  }

  @GetMapping("/plans/consistency")
  String consistency(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    List<Conflict> found = conflicts.list(state(state), plan, before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<Conflict> shown = more ? found.subList(0, PAGE) : found;
    model.addAttribute("conflicts", shown);
    model.addAttribute("state", state);
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("state", state);
    query.put("plan", plan);
    model.addAttribute("excel", link("/plans/consistency.xlsx", query));
    query.put("before", more ? shown.get(shown.size() - 1).id() : null);
    model.addAttribute("next", more ? link("/plans/consistency", query) : null);
    shared(model);
    return "plans/consistency";
  }

  private static @Nullable String state(String state) {
    return switch (state) {
      case "open", "settled", "gone" -> state;
      case "all" -> null;
      default -> throw Refusal.invalid("没有“" + state + "”这种状态。", "no state " + state).asException();
    };
  }

  @PostMapping("/plans/consistency/{id:\\d+}/settle")
  String settle(
      @PathVariable long id,
      @RequestParam long prevails,
      @RequestParam String reason,
      @RequestParam int version) {
    conflicts.settle(id, prevails, reason, version);
    return "redirect:/plans/consistency";
  }

  @GetMapping("/plans/consistency.xlsx")
  void consistencyExcel(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable Long plan,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    List<ListSheet.Column<Conflict>> columns =
        List.of(
            column("plans.subject", 30, Conflict::name, locale),
            column("plans.year", 8, Conflict::due, locale),
            column("plans.scope", 12, Conflict::scope, locale),
            column("plans.first.plan", 40, c -> claimed(c, c.firstPlan()), locale),
            column("plans.second.plan", 40, c -> claimed(c, c.secondPlan()), locale),
            column(
                "plans.state",
                10,
                c -> messages.getMessage("plans.conflict." + c.state(), null, locale),
                locale),
            column("plans.reason", 40, Conflict::reason, locale),
            column("plans.settled.by", 12, Conflict::settledBy, locale),
            column("plans.settled.at", 18, c -> time(c.settledAt()), locale));
    String only = state(state);
    ListSheet.send(
        response,
        messages.getMessage("plans.consistency", null, locale),
        columns,
        (last, limit) -> conflicts.list(only, plan, last == null ? null : last.id(), limit));
  }

  private static String claimed(Conflict conflict, long planId) {
    StringBuilder said = new StringBuilder();
    for (Conflict.Claim claim : conflict.claims()) {
      if (claim.planId() == planId) {
        said.append(said.isEmpty() ? claim.plan() + "：" : "；").append(claim.said());
      }
    }
    return said.toString();
  }
}
