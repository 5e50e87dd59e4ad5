package org.shanshui.platform.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.shanshui.platform.web.Prefer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cadence for programs: the same services, the same refusals. */
@RestController
@RequestMapping("/api/dispatch")
class CollectionApi {
  private final Cadences cadences;
  private final Askables askables;
  private final Rounds rounds;
  private final RoundJobs jobs;
  private final Sheets sheets;
  private final Reminders reminders;
  private final SheetTable table;
  private final SheetLists sheetLists;
  private final Lists lists;
  private final Listing<Cadence> cadenceList;
  private final Listing<RoundList.Counted> roundList;
  private final Listing<SheetHead> sheetList;
  private final Listing<SheetHead> todoList;
  private final UnitNames names;
  private final Subjects subjects;
  private final Clock clock;

  CollectionApi(
      Cadences cadences,
      Askables askables,
      Rounds rounds,
      RoundJobs jobs,
      Sheets sheets,
      Reminders reminders,
      SheetTable table,
      SheetLists sheetLists,
      Lists lists,
      Listing<Cadence> cadenceList,
      Listing<RoundList.Counted> roundList,
      @Qualifier("sheetListing") Listing<SheetHead> sheetList,
      @Qualifier("todoListing") Listing<SheetHead> todoList,
      UnitNames names,
      Subjects subjects,
      Clock clock) {
    this.cadences = cadences;
    this.askables = askables;
    this.rounds = rounds;
    this.jobs = jobs;
    this.sheets = sheets;
    this.reminders = reminders;
    this.table = table;
    this.sheetLists = sheetLists;
    this.lists = lists;
    this.cadenceList = cadenceList;
    this.roundList = roundList;
    this.sheetList = sheetList;
    this.todoList = todoList;
    this.names = names;
    this.subjects = subjects;
    this.clock = clock;
  }

  record Page<T>(List<T> items, @Nullable String next) {}

  /**
   * A cadence as it is asked for.
   *
   * @param source what it is about; the commitments of plans unless said
   * @param planId which part of that; the name is older than other sources
   * @param kinds the forms that it asks with
   * @param fields the items of them
   */
  record CadenceBody(
      String name,
      @Nullable String source,
      @Nullable Long planId,
      @Nullable String theme,
      Rhythm rhythm,
      int opensAfter,
      int dueWorkingDays,
      @Nullable List<Integer> remindBefore,
      @Nullable List<Integer> remindAfter,
      Set<String> kinds,
      Set<String> fields,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable Boolean active,
      @Nullable Integer version) {
    Cadence.Terms terms(Askables askables) {
      return new Cadence.Terms(
          name,
          askables.about(source, planId),
          theme,
          rhythm,
          new Schedule(
              opensAfter,
              dueWorkingDays,
              remindBefore == null ? List.of() : remindBefore,
              remindAfter == null ? List.of() : remindAfter),
          kinds,
          fields,
          startsOn,
          endsOn);
    }
  }

  record CadenceView(
      long id,
      String name,
      String source,
      @Nullable Long planId,
      @Nullable String theme,
      Rhythm rhythm,
      Schedule schedule,
      Set<String> kinds,
      Set<String> fields,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      boolean active,
      long unitId,
      String regionPath,
      int version) {
    static CadenceView of(Cadence c) {
      return new CadenceView(
          c.id(),
          c.name(),
          c.about().source(),
          c.about().part(),
          c.theme(),
          c.rhythm(),
          c.schedule(),
          c.forms(),
          c.items(),
          c.startsOn(),
          c.endsOn(),
          c.active(),
          c.unitId(),
          c.regionPath(),
          c.version());
    }
  }

  record RoundBody(
      long id,
      long cadenceId,
      String name,
      Period period,
      LocalDate opensOn,
      LocalDate dueOn,
      @Nullable OffsetDateTime closedAt,
      Tally tally,
      int version) {}

  record SheetBody(
      long id,
      long roundId,
      String roundName,
      Period period,
      long unitId,
      String unit,
      Status status,
      Standing standing,
      LocalDate dueOn,
      @Nullable LocalDate firstSubmittedOn,
      @Nullable LocalDate missingOn,
      @Nullable String submittedBy,
      @Nullable String approvedBy,
      @Nullable String decidedBy,
      @Nullable String reason,
      int version) {}

  /**
   * A line.
   *
   * @param kind key of its form
   * @param commitmentId the subject's number, under the name it had when rounds asked about
   *     commitments alone
   * @param figures what was said, by key of the form's fields
   */
  record LineBody(
      long id,
      int version,
      String kind,
      Subject subject,
      long commitmentId,
      String title,
      String theme,
      @Nullable String metric,
      @Nullable String metricUnit,
      @Nullable String planned,
      @Nullable String sentence,
      @Nullable String document,
      boolean open,
      Map<String, Object> figures,
      @Nullable Map<String, Object> last,
      @Nullable Map<String, Object> accepted,
      int edition,
      @Nullable String returnReason,
      @Nullable String correction,
      List<Fault> doubts) {}

  /** Its head alone where {@linkplain Prefer#minimal() no more is asked for}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FullSheet(
      SheetBody sheet, @Nullable List<LineBody> lines, @Nullable List<Happening> steps) {}

  record WriteBody(int version, Map<String, @Nullable Object> figures) {}

  /** A line as it was read, and what it shall say. */
  record LineEntry(long lineId, int version, Map<String, @Nullable Object> figures) {}

  record LinesBody(List<LineEntry> lines) {}

  record StepBody(int version, @Nullable String reason) {}

  record VerdictBody(long lineId, boolean accept, @Nullable String reason) {}

  record DecideBody(int version, List<VerdictBody> verdicts) {}

  record CorrectBody(int version, List<Long> lineIds, String reason) {}

  record Written(long lineId, int version) {}

  @GetMapping("/cadences")
  Page<CadenceView> cadences(@Of("/dispatch/cadences") Ask ask) {
    var page = lists.page(cadenceList, ask);
    return new Page<>(page.items().stream().map(CadenceView::of).toList(), page.next());
  }

  @GetMapping("/cadences/{id}")
  CadenceView cadence(@PathVariable long id) {
    return CadenceView.of(cadences.get(id));
  }

  /** Makes a cadence and opens the rounds whose day has come. */
  @PostMapping("/cadences")
  @ResponseStatus(HttpStatus.CREATED)
  CadenceView add(@RequestBody CadenceBody body) {
    Cadence cadence = cadences.add(body.terms(askables));
    jobs.openDue(cadence, LocalDate.now(clock));
    return CadenceView.of(cadence);
  }

  @PutMapping("/cadences/{id}")
  CadenceView change(@PathVariable long id, @RequestBody CadenceBody body) {
    return CadenceView.of(
        cadences.change(
            id,
            body.version() == null ? 0 : body.version(),
            body.terms(askables),
            !Boolean.FALSE.equals(body.active())));
  }

  @GetMapping("/rounds")
  Page<RoundBody> rounds(@Of("/dispatch/rounds") Ask ask) {
    var page = lists.page(roundList, ask);
    return new Page<>(
        page.items().stream().map(c -> body(c.round(), c.tally())).toList(), page.next());
  }

  @GetMapping("/rounds/{id}")
  RoundBody round(@PathVariable long id) {
    return body(rounds.get(id), rounds.tallies(List.of(id)).getOrDefault(id, Tally.NONE));
  }

  @PostMapping("/rounds/{id}/close")
  RoundBody close(@PathVariable long id, @RequestBody StepBody body) {
    sheets.close(id, body.version());
    return round(id);
  }

  /**
   * @param sheetIds whose units are reminded; null: all that are not handed in and were not
   *     reminded today
   */
  record RemindBody(@Nullable List<Long> sheetIds, @Nullable String sentence) {}

  record Reminded(int reminded) {}

  /** Reminds units of what they have not reported. */
  @PostMapping("/rounds/{id}/remind")
  Reminded remind(@PathVariable long id, @RequestBody RemindBody body) {
    return new Reminded(
        reminders.remind(id, body.sheetIds(), body.sentence() == null ? "" : body.sentence()));
  }

  @GetMapping("/sheets")
  Page<SheetBody> sheets(@Of("/dispatch/sheets") Ask ask) {
    return page(sheetList, ask);
  }

  /** What the caller's units still have to do, due soonest first. */
  @GetMapping("/todo")
  Page<SheetBody> todo(@Of("/dispatch/todo") Ask ask) {
    return page(todoList, ask);
  }

  @GetMapping("/attention")
  Attention attention() {
    return sheetLists.attention();
  }

  @GetMapping("/sheets/{id}")
  FullSheet sheet(@PathVariable long id) {
    SheetHead head = table.head(id);
    Demands demands = rounds.demands(rounds.get(head.roundId()));
    return new FullSheet(
        body(head, names.of(List.of(head))),
        table.lines(id).stream().map(line -> body(line, demands)).toList(),
        subjects.timeline(new Subject(SheetTimeline.TYPE, id)));
  }

  @PutMapping("/sheets/{id}/lines/{line}")
  Written write(@PathVariable long id, @PathVariable long line, @RequestBody WriteBody body) {
    return new Written(line, sheets.write(id, line, body.version(), body.figures()));
  }

  /** Keeps several lines at once, or none of them. */
  @PutMapping("/sheets/{id}/lines")
  FullSheet write(@PathVariable long id, @RequestBody LinesBody body) {
    sheets
        .tryWrite(
            id,
            body.lines().stream()
                .map(l -> new Sheets.Entry(l.lineId(), l.version(), l.figures()))
                .toList())
        .values()
        .forEach(Outcome::orRefuse);
    return sheet(id);
  }

  @PostMapping("/sheets/{id}/submit")
  FullSheet submit(@PathVariable long id, @RequestBody StepBody body) {
    sheets.submit(id, body.version());
    return after(id);
  }

  @PostMapping("/sheets/{id}/withdraw")
  FullSheet withdraw(@PathVariable long id, @RequestBody StepBody body) {
    sheets.withdraw(id, body.version());
    return after(id);
  }

  @PostMapping("/sheets/{id}/approve")
  FullSheet approve(@PathVariable long id, @RequestBody StepBody body) {
    sheets.approve(id, body.version());
    return after(id);
  }

  @PostMapping("/sheets/{id}/send-back")
  FullSheet sendBack(@PathVariable long id, @RequestBody StepBody body) {
    sheets.sendBack(id, body.version(), body.reason() == null ? "" : body.reason());
    return after(id);
  }

  @PostMapping("/sheets/{id}/accept")
  FullSheet accept(@PathVariable long id, @RequestBody StepBody body) {
    sheets.acceptAll(id, body.version());
    return after(id);
  }

  @PostMapping("/sheets/{id}/decide")
  FullSheet decide(@PathVariable long id, @RequestBody DecideBody body) {
    Map<Long, Verdict> verdicts = new HashMap<>();
    for (VerdictBody verdict : body.verdicts()) {
      verdicts.put(
          verdict.lineId(),
          verdict.accept()
              ? new Verdict.Accept()
              : new Verdict.Return(verdict.reason() == null ? "" : verdict.reason()));
    }
    sheets.decide(id, body.version(), verdicts);
    return after(id);
  }

  @PostMapping("/sheets/{id}/correct")
  FullSheet correct(@PathVariable long id, @RequestBody CorrectBody body) {
    sheets.correct(id, body.version(), body.lineIds(), body.reason());
    return after(id);
  }

  @PostMapping("/sheets/{id}/recall")
  FullSheet recall(@PathVariable long id, @RequestBody StepBody body) {
    sheets.recall(id, body.version(), body.reason() == null ? "" : body.reason());
    return after(id);
  }

  /** The sheet after a step. */
  private FullSheet after(long id) {
    if (!Prefer.minimal()) {
      return sheet(id);
    }
    SheetHead head = table.head(id);
    return new FullSheet(body(head, names.of(List.of(head))), null, null);
  }

  private Page<SheetBody> page(Listing<SheetHead> list, Ask ask) {
    var page = lists.page(list, ask);
    Map<Long, String> units = names.of(page.items());
    return new Page<>(page.items().stream().map(h -> body(h, units)).toList(), page.next());
  }

  private static RoundBody body(Round r, Tally tally) {
    return new RoundBody(
        r.id(),
        r.cadenceId(),
        r.name(),
        r.period(),
        r.opensOn(),
        r.dueOn(),
        r.closedAt(),
        tally,
        r.version());
  }

  private SheetBody body(SheetHead h, Map<Long, String> units) {
    return new SheetBody(
        h.id(),
        h.roundId(),
        h.roundName(),
        h.period(),
        h.unitId(),
        units.getOrDefault(h.unitId(), ""),
        h.status(),
        h.standing(LocalDate.now(clock)),
        h.dueOn(),
        h.firstSubmittedOn(),
        h.missingOn(),
        h.submittedBy(),
        h.approvedBy(),
        h.decidedBy(),
        h.reason(),
        h.version());
  }

  private static LineBody body(LineView l, Demands demands) {
    ReportForm form = l.line().form();
    Metric metric = l.line().metric();
    return new LineBody(
        l.id(),
        l.line().version(),
        form.key(),
        l.subject(),
        l.subject().id(),
        l.line().title(),
        l.theme(),
        metric == null ? null : metric.name(),
        metric == null || metric.unit().isEmpty() ? null : metric.unit(),
        l.planned(),
        l.sentence(),
        l.document(),
        l.line().open(),
        form.told(l.line().draft()),
        l.line().before() == null ? null : form.told(l.line().before()),
        l.line().accepted() == null ? null : form.told(l.line().accepted()),
        l.line().edition(),
        l.line().returnReason(),
        l.line().correction(),
        demands.doubts(l.line()));
  }
}
