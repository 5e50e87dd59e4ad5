package org.shanshui.platform.dispatch;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.web.ExcelList;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rounds and lists of sheets. */
@Controller
class RoundPages {
  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 500;

  private final Rounds rounds;
  private final Sheets sheets;
  private final SheetLists lists;
  private final Writable writable;
  private final UnitNames names;
  private final Units units;
  private final Clock clock;
  private final MessageSource messages;

  RoundPages(
      Rounds rounds,
      Sheets sheets,
      SheetLists lists,
      Writable writable,
      UnitNames names,
      Units units,
      Clock clock,
      MessageSource messages) {
    this.rounds = rounds;
    this.sheets = sheets;
    this.lists = lists;
    this.writable = writable;
    this.names = names;
    this.units = units;
    this.clock = clock;
    this.messages = messages;
  }

  /** Those who report see what they have to do, the others how the rounds stand. */
  @GetMapping("/dispatch")
  String start() {
    return reports() && !Actor.current().is(Role.PLANNER)
        ? "redirect:/dispatch/todo"
        : "redirect:/dispatch/rounds";
  }

  static boolean reports() {
    return Actor.current().is(Role.UNIT_OFFICER, Role.COUNTY_OFFICER) || Actor.current().approves();
  }

  private void common(Model model, String tab) {
    model.addAttribute("tab", tab);
    model.addAttribute("reports", reports());
    model.addAttribute("plans", Actor.current().is(Role.PLANNER));
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("statuses", Status.values());
  }

  @GetMapping("/dispatch/todo")
  String todo(@RequestParam(required = false) @Nullable Long after, Model model) {
    common(model, "todo");
    page(model, lists.todo(after, PAGE + 1), "/dispatch/todo?after=");
    model.addAttribute("attention", lists.attention());
    return "dispatch/todo";
  }

  /** Where the notice of a new round leads: to one's one sheet, or to the list of them. */
  @GetMapping("/dispatch/rounds/{id}/mine")
  String mine(@PathVariable long id, Model model) {
    List<SheetHead> mine = lists.mineOf(id);
    if (mine.size() == 1) {
      return "redirect:/dispatch/sheets/" + mine.get(0).id();
    }
    return "redirect:/dispatch/rounds/" + id;
  }

  @GetMapping("/dispatch/rounds")
  String list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Long cadence,
      @RequestParam(required = false) @Nullable Long after,
      Model model) {
    common(model, "rounds");
    List<Round> found = rounds.list(cadence, isOpen(state), after, PAGE + 1);
    List<Round> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
    model.addAttribute("rounds", shown);
    model.addAttribute("tallies", rounds.tallies(shown.stream().map(Round::id).toList()));
    model.addAttribute("none", Tally.NONE);
    model.addAttribute("state", state);
    String filter =
        (state == null
                ? ""
                : "state=" + (Boolean.TRUE.equals(isOpen(state)) ? "open" : "closed") + "&")
            + (cadence == null ? "" : "cadence=" + cadence + "&");
    model.addAttribute("filter", filter);
    model.addAttribute(
        "next",
        found.size() > PAGE
            ? "/dispatch/rounds?" + filter + "after=" + shown.get(shown.size() - 1).id()
            : null);
    return "dispatch/rounds";
  }

  private static @Nullable Boolean isOpen(@Nullable String state) {
    return "open".equals(state) ? Boolean.TRUE : "closed".equals(state) ? Boolean.FALSE : null;
  }

  @GetMapping("/dispatch/rounds.xlsx")
  void rounds(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Long cadence,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    record Counted(Round round, Tally tally) {}
    ExcelList.<Counted>send(
        response,
        say("dispatch.rounds", locale),
        heads(
            locale,
            "name",
            "period",
            "due",
            "all",
            "to_write",
            "submitted",
            "approved",
            "accepted",
            "late",
            "missing",
            "closed"),
        last -> {
          List<Round> page =
              rounds.list(
                  cadence, isOpen(state), last == null ? null : last.round().id(), EXPORT_PAGE);
          Map<Long, Tally> tallies = rounds.tallies(page.stream().map(Round::id).toList());
          return page.stream()
              .map(r -> new Counted(r, tallies.getOrDefault(r.id(), Tally.NONE)))
              .toList();
        },
        c ->
            Arrays.asList(
                c.round().name(),
                period(c.round().period(), locale),
                c.round().dueOn(),
                c.tally().all(),
                c.tally().toWrite(),
                c.tally().submitted(),
                c.tally().approved(),
                c.tally().accepted(),
                c.tally().late(),
                c.tally().missing(),
                c.round().closedAt() == null ? null : c.round().closedAt().toLocalDate()));
  }

  @GetMapping("/dispatch/rounds/{id}")
  String round(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(required = false) @Nullable Standing standing,
      @RequestParam(required = false) @Nullable Long after,
      Model model) {
    Round round = rounds.get(id);
    common(model, "rounds");
    model.addAttribute("round", round);
    model.addAttribute("tally", rounds.tallies(List.of(id)).getOrDefault(id, Tally.NONE));
    model.addAttribute("holds", Stewardship.holds(round.regionPath()));
    model.addAttribute("fills", round.isOpen() && reports() && !writable.heads(id).isEmpty());
    model.addAttribute("status", status);
    model.addAttribute("standing", standing);
    page(
        model,
        lists.list(new SheetLists.Filter(id, null, status, standing), after, PAGE + 1),
        "/dispatch/rounds/" + id + "?" + filter(null, status, standing) + "after=");
    return "dispatch/round";
  }

  @PostMapping("/dispatch/rounds/{id}/close")
  String close(
      @PathVariable long id, @RequestParam int version, Locale locale, RedirectAttributes next) {
    sheets.close(id, version);
    next.addFlashAttribute("flash", say("dispatch.closed.done", locale));
    return "redirect:/dispatch/rounds/" + id;
  }

  @GetMapping("/dispatch/sheets")
  String sheets(
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(required = false) @Nullable Standing standing,
      @RequestParam(required = false) @Nullable Long after,
      Model model) {
    common(model, "sheets");
    model.addAttribute("status", status);
    model.addAttribute("standing", standing);
    model.addAttribute("unit", unit);
    model.addAttribute("filter", filter(unit, status, standing));
    page(
        model,
        lists.list(new SheetLists.Filter(null, unit, status, standing), after, PAGE + 1),
        "/dispatch/sheets?" + filter(unit, status, standing) + "after=");
    return "dispatch/sheets";
  }

  @GetMapping("/dispatch/sheets.xlsx")
  void sheets(
      @RequestParam(required = false) @Nullable Long round,
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(required = false) @Nullable Standing standing,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    record Named(SheetHead head, String unit) {}
    LocalDate today = LocalDate.now(clock);
    ExcelList.<Named>send(
        response,
        say("dispatch.sheets", locale),
        heads(
            locale,
            "name",
            "period",
            "unit",
            "status",
            "standing",
            "due",
            "submitted_on",
            "submitted_by",
            "approved_by",
            "decided_by",
            "reason"),
        last -> {
          List<SheetHead> page =
              lists.list(
                  new SheetLists.Filter(round, unit, status, standing),
                  last == null ? null : last.head().id(),
                  EXPORT_PAGE);
          Map<Long, String> byId = names.of(page);
          return page.stream().map(h -> new Named(h, byId.getOrDefault(h.unitId(), ""))).toList();
        },
        n ->
            Arrays.asList(
                n.head().roundName(),
                period(n.head().period(), locale),
                n.unit(),
                say("dispatch.status." + n.head().status(), locale),
                say("dispatch.standing." + n.head().standing(today), locale),
                n.head().dueOn(),
                n.head().firstSubmittedOn(),
                n.head().submittedBy(),
                n.head().approvedBy(),
                n.head().decidedBy(),
                n.head().reason()));
  }

  /** A unit's history: all its sheets, the latest first. */
  @GetMapping("/dispatch/units/{id}")
  String unit(
      @PathVariable long id, @RequestParam(required = false) @Nullable Long after, Model model) {
    Unit unit = units.get(id);
    common(model, "sheets");
    model.addAttribute("unit", unit);
    page(
        model,
        lists.list(new SheetLists.Filter(null, id, null, null), after, PAGE + 1),
        "/dispatch/units/" + id + "?after=");
    return "dispatch/unit";
  }

  @GetMapping("/dispatch/rounds/{id}/rollup")
  String rollUp(@PathVariable long id, Model model) {
    Round round = rounds.get(id);
    common(model, "rounds");
    List<LineView> lines = sheets.linesOfRound(id);
    Map<Long, SheetHead> heads = headsOf(id);
    model.addAttribute("round", round);
    model.addAttribute("whole", RollUp.whole(lines));
    model.addAttribute("byUnit", RollUp.byUnit(lines, heads, names.of(heads.values())));
    model.addAttribute("byTheme", RollUp.byTheme(lines));
    model.addAttribute("byMetric", RollUp.byMetric(lines));
    return "dispatch/rollup";
  }

  /** Every line of a round with what was accepted. */
  @GetMapping("/dispatch/rounds/{id}/rollup.xlsx")
  void rollUp(@PathVariable long id, HttpServletResponse response, Locale locale)
      throws IOException {
    Round round = rounds.get(id);
    Map<Long, SheetHead> heads = headsOf(id);
    Map<Long, String> byId = names.of(heads.values());
    List<LineView> lines =
        sheets.linesOfRound(id).stream().filter(l -> heads.containsKey(l.sheetId())).toList();
    ExcelList.<LineView>send(
        response,
        round.name() + " " + period(round.period(), locale),
        heads(
            locale,
            "unit",
            "theme",
            "kind",
            "commitment",
            "metric",
            "metric_unit",
            "planned",
            "status",
            "percent",
            "value",
            "invested",
            "invested_total",
            "progress",
            "problems",
            "next_steps",
            "why_less",
            "as_of",
            "edition"),
        last -> last == null ? lines : List.of(),
        l -> {
          SheetHead head = Objects.requireNonNull(heads.get(l.sheetId()));
          Figures f = l.line().accepted() == null ? Figures.NONE : l.line().accepted();
          return Arrays.asList(
              byId.get(head.unitId()),
              l.theme(),
              say("dispatch.kind." + l.kind(), locale),
              l.line().title(),
              l.metric(),
              l.metricUnit(),
              l.planned(),
              say("dispatch.status." + head.status(), locale),
              f.percent(),
              f.value(),
              f.invested(),
              f.investedTotal(),
              f.progress(),
              f.problems(),
              f.nextSteps(),
              f.whyLess(),
              f.asOf(),
              l.line().edition() == 0 ? null : l.line().edition());
        });
  }

  private Map<Long, SheetHead> headsOf(long roundId) {
    return lists.list(new SheetLists.Filter(roundId, null, null, null), null, 5000).stream()
        .collect(Collectors.toMap(SheetHead::id, Function.identity()));
  }

  private void page(Model model, List<SheetHead> found, String next) {
    List<SheetHead> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
    model.addAttribute("sheets", shown);
    model.addAttribute("units", names.of(shown));
    model.addAttribute(
        "next", found.size() > PAGE ? next + shown.get(shown.size() - 1).id() : null);
  }

  private static String filter(
      @Nullable Long unit, @Nullable Status status, @Nullable Standing standing) {
    return (unit == null ? "" : "unit=" + unit + "&")
        + (status == null ? "" : "status=" + status + "&")
        + (standing == null ? "" : "standing=" + standing + "&");
  }

  private List<ExcelList.Column> heads(Locale locale, String... keys) {
    return Arrays.stream(keys)
        .map(k -> new ExcelList.Column(say("dispatch.column." + k, locale), 18))
        .toList();
  }

  private String say(String key, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(key, null, key, locale));
  }

  static String period(Period period, Locale locale) {
    return locale.getLanguage().equals("en") ? period.english() : period.chinese();
  }
}
