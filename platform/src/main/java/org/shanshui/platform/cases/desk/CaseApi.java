package org.shanshui.platform.cases.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.CaseSummary;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.listing.Page;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Cases for programs. */
@RestController
@RequestMapping("/api/cases")
class CaseApi {
  private final CaseDesk desk;
  private final Cases cases;
  private final CaseEvidence evidence;
  private final CaseOpening opening;
  private final Lists lists;
  private final Listing<CaseLine> list;
  private final Clock clock;

  CaseApi(
      CaseDesk desk,
      Cases cases,
      CaseEvidence evidence,
      CaseOpening opening,
      Lists lists,
      Listing<CaseLine> list,
      Clock clock) {
    this.desk = desk;
    this.cases = cases;
    this.evidence = evidence;
    this.opening = opening;
    this.lists = lists;
    this.list = list;
    this.clock = clock;
  }

  record Items(List<Item> items, @Nullable String next) {}

  record Item(
      long id,
      String kind,
      String title,
      String state,
      String stage,
      String regionCode,
      List<Long> leadIds,
      @Nullable OffsetDateTime due,
      int escalated,
      boolean extensionAsked,
      OffsetDateTime foundAt,
      @Nullable OffsetDateTime closedAt,
      @Nullable String outcome,
      @Nullable Double longitude,
      @Nullable Double latitude) {}

  record Evidence(long id, String name, String sort, String contentType, int size, String sha256) {}

  record TakenStep(
      long caseId,
      int number,
      OffsetDateTime at,
      String step,
      Object arguments,
      String by,
      @Nullable Long personId,
      @Nullable Long unitId,
      String text,
      String stateAfter,
      @Nullable OffsetDateTime dueAfter,
      List<Evidence> evidence) {}

  record Detail(
      CaseSummary summary,
      String description,
      Map<String, Object> fields,
      int version,
      List<String> allowed,
      List<TakenStep> steps) {}

  record Opened(long id) {}

  /**
   * As {@link Opening}, but for the source, which the house alone names; only kind, title and
   * region must be there.
   */
  record NewCase(
      @Nullable String kind,
      @Nullable String title,
      @Nullable String description,
      @Nullable Map<String, Object> fields,
      @Nullable String regionCode,
      @Nullable List<Long> suggestedLeads,
      @Nullable Double longitude,
      @Nullable Double latitude,
      @Nullable String reporterName,
      @Nullable String reporterPhone) {

    Opening opening() {
      return new Opening(
          kind == null ? "" : kind,
          null,
          title == null ? "" : title,
          description == null ? "" : description,
          fields == null ? Map.of() : fields,
          regionCode == null ? "" : regionCode,
          suggestedLeads == null ? List.of() : suggestedLeads,
          longitude,
          latitude,
          reporterName,
          reporterPhone);
    }
  }

  @GetMapping
  Items list(@Of(value = CaseList.PATH, view = "open") Ask ask) {
    Page<CaseLine> page = lists.page(list, ask);
    return new Items(page.items().stream().map(this::item).toList(), page.next());
  }

  @GetMapping("/{id}")
  Detail detail(@PathVariable long id) {
    CaseRow row = desk.row(id);
    CaseSummary summary = cases.find(id).orElseThrow();
    return new Detail(
        summary,
        row.description(),
        row.fields(),
        row.version(),
        desk.allowed(row).stream().map(StepKind::word).toList(),
        desk.timeline(id).stream().map(this::step).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Opened open(@RequestBody NewCase asked) {
    return new Opened(opening.open(asked.opening()));
  }

  /**
   * Takes a step: {@code step} is its word, and what it needs more stands beside it: {@code
   * founded}, {@code leads}, {@code days}, {@code from}, {@code to}, {@code granted}, {@code
   * until}, {@code passed}, {@code survivor}; with {@code text}, {@code evidence} (ids) and,
   * against lost updates, {@code version}.
   */
  @PostMapping("/{id}/steps")
  Detail take(@PathVariable long id, @RequestBody JsonNode body) {
    JsonNode word = body.path("step");
    if (!word.isString()) {
      throw Refusal.invalid("cases.step-missing", "缺少 step。", "step is missing").asException();
    }
    List<Long> evidence =
        body.path("evidence").valueStream().map(JsonNode::asLong).collect(Collectors.toList());
    desk.take(
        id,
        body.path("version").isInt() ? body.path("version").asInt() : null,
        Steps.read(word.asString(), name -> text(body.path(name))),
        body.path("text").asString(""),
        evidence);
    return detail(id);
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
        : value.asString();
  }

  @PostMapping("/{id}/evidence")
  @ResponseStatus(HttpStatus.CREATED)
  Opened attach(@PathVariable long id, @RequestParam MultipartFile file) throws IOException {
    String name = file.getOriginalFilename();
    return new Opened(evidence.attach(id, name == null ? "" : name, file.getBytes()));
  }

  private Item item(CaseLine line) {
    return new Item(
        line.id(),
        line.kind(),
        line.title(),
        line.state(),
        line.stage(),
        line.regionCode(),
        line.leadIds(),
        at(line.due()),
        line.escalated(),
        line.asked(),
        Objects.requireNonNull(at(line.foundAt())),
        at(line.closedAt()),
        line.outcome(),
        line.longitude(),
        line.latitude());
  }

  private TakenStep step(StepRow step) {
    return new TakenStep(
        step.caseId(),
        step.number(),
        at(step.at()),
        step.step().kind().word(),
        step.step(),
        step.personName(),
        step.personId(),
        step.unitId(),
        step.text(),
        step.stateAfter(),
        offset(step.dueAfter()),
        step.evidence().stream()
            .map(
                e ->
                    new Evidence(
                        e.id(), e.name(), e.sort().word(), e.contentType(), e.size(), e.sha256()))
            .toList());
  }

  private @Nullable OffsetDateTime at(@Nullable OffsetDateTime moment) {
    return moment == null ? null : at(moment.toInstant());
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }

  private @Nullable OffsetDateTime offset(@Nullable Instant moment) {
    return moment == null ? null : at(moment);
  }
}
