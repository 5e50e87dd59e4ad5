package org.shanshui.platform.collection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
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
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.listing.ListViews;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.web.ExcelList;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A round, a unit's history, what came of a round. */
@Controller
class RoundPages {
  private final Rounds rounds;
  private final Sheets sheets;
  private final Reminders reminders;
  private final SheetTable table;
  private final SheetLists lists;
  private final Writable writable;
  private final UnitNames names;
  private final Units units;
  private final Listing<SheetHead> list;
  private final ListViews views;
  private final MessageSource messages;

  RoundPages(
      Rounds rounds,
      Sheets sheets,
      Reminders reminders,
      SheetTable table,
      SheetLists lists,
      Writable writable,
      UnitNames names,
      Units units,
      @Qualifier("sheetListing") Listing<SheetHead> list,
      ListViews views,
      MessageSource messages) {
    this.rounds = rounds;
    this.sheets = sheets;
    this.reminders = reminders;
    this.table = table;
    this.lists = lists;
    this.writable = writable;
    this.names = names;
    this.units = units;
    this.list = list;
    this.views = views;
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

  /** Where the notice of a new round leads: to one's one sheet, or to the list of them. */
  @GetMapping("/dispatch/rounds/{id}/mine")
  String mine(@PathVariable long id, Model model) {
    List<SheetHead> mine = lists.mineOf(id);
    if (mine.size() == 1) {
      return "redirect:/dispatch/sheets/" + mine.get(0).id();
    }
    return "redirect:/dispatch/rounds/" + id;
  }

  @GetMapping("/dispatch/rounds/{id}")
  String round(@PathVariable long id, HttpServletRequest request, Model model) {
    Round round = rounds.get(id);
    model.addAttribute("round", round);
    model.addAttribute("tally", rounds.tallies(List.of(id)).getOrDefault(id, Tally.NONE));
    model.addAttribute("holds", Stewardship.STEER.allows(round.regionPath()));
    model.addAttribute(
        "pending", Stewardship.REMIND.allows(round) ? reminders.pending(id) : List.of());
    model.addAttribute("fills", round.isOpen() && reports() && !writable.heads(id).isEmpty());
    model.addAttribute(
        "list", views.of(list, "/dispatch/rounds/" + id, Map.of("round", id), request));
    return "collection/round";
  }

  @PostMapping("/dispatch/rounds/{id}/close")
  String close(
      @PathVariable long id, @RequestParam int version, Locale locale, RedirectAttributes next) {
    sheets.close(id, version);
    next.addFlashAttribute("flash", say("collection.closed.done", locale));
    return "redirect:/dispatch/rounds/" + id;
  }

  /** Parameters {@code sheet}: of the units that are reminded. */
  @PostMapping("/dispatch/rounds/{id}/remind")
  String remind(
      @PathVariable long id,
      @RequestParam(name = "sheet", required = false) @Nullable List<Long> chosen,
      @RequestParam(defaultValue = "") String sentence,
      Locale locale,
      RedirectAttributes next) {
    int reminded = reminders.remind(id, chosen == null ? List.of() : chosen, sentence);
    next.addFlashAttribute(
        "flash", messages.getMessage("collection.reminded.done", new Object[] {reminded}, locale));
    return "redirect:/dispatch/rounds/" + id;
  }

  /** A unit's history: all its sheets, the latest first. */
  @GetMapping("/dispatch/units/{id}")
  String unit(@PathVariable long id, HttpServletRequest request, Model model) {
    model.addAttribute("unit", units.get(id));
    model.addAttribute(
        "list", views.of(list, "/dispatch/units/" + id, Map.of("unit", id), request));
    return "collection/unit";
  }

  @GetMapping("/dispatch/rounds/{id}/rollup")
  String rollUp(@PathVariable long id, Model model) {
    Round round = rounds.get(id);
    List<LineView> lines = table.linesOfRound(id);
    Map<Long, SheetHead> heads = headsOf(id);
    model.addAttribute("round", round);
    model.addAttribute("whole", RollUp.whole(lines));
    model.addAttribute("byUnit", RollUp.byUnit(lines, heads, names.of(heads.values())));
    model.addAttribute("byTheme", RollUp.byTheme(lines));
    model.addAttribute("byMetric", RollUp.byMetric(lines));
    return "collection/rollup";
  }

  /** Every line of a round with what was accepted. */
  @GetMapping("/dispatch/rounds/{id}/rollup.xlsx")
  void rollUp(@PathVariable long id, HttpServletResponse response, Locale locale)
      throws IOException {
    Round round = rounds.get(id);
    Map<Long, SheetHead> heads = headsOf(id);
    Map<Long, String> byId = names.of(heads.values());
    List<LineView> lines =
        table.linesOfRound(id).stream().filter(l -> heads.containsKey(l.sheetId())).toList();
    List<FieldColumn> fields =
        FieldColumn.of(lines.stream().map(l -> l.line().form()).distinct().toList());
    boolean chinese = !locale.getLanguage().equals("en");
    List<ExcelList.Column> columns =
        heads(
            locale,
            "unit",
            "theme",
            "kind",
            "commitment",
            "metric",
            "metric_unit",
            "planned",
            "status");
    fields.forEach(field -> columns.add(new ExcelList.Column(field.head().in(chinese), 18)));
    columns.addAll(heads(locale, "why_unusual", "as_of", "edition"));
    ExcelList.<LineView>send(
        response,
        round.name() + " " + period(round.period(), locale),
        columns,
        last -> last == null ? lines : List.of(),
        l -> {
          SheetHead head = Objects.requireNonNull(heads.get(l.sheetId()));
          Metric metric = l.line().metric();
          Figures f = l.line().accepted() == null ? Figures.NONE : l.line().accepted();
          List<@Nullable Object> cells = new ArrayList<>();
          cells.addAll(
              Arrays.asList(
                  byId.get(head.unitId()),
                  l.theme(),
                  l.line().form().name().in(chinese),
                  l.line().title(),
                  metric == null ? null : metric.name(),
                  metric == null ? null : metric.unit(),
                  l.planned(),
                  say("collection.status." + head.status(), locale)));
          fields.forEach(field -> cells.add(field.shown(l.line().form(), f, chinese)));
          cells.addAll(
              Arrays.asList(
                  f.whyUnusual(), f.asOf(), l.line().edition() == 0 ? null : l.line().edition()));
          return cells;
        });
  }

  private Map<Long, SheetHead> headsOf(long roundId) {
    return lists.ofRound(roundId).stream()
        .collect(Collectors.toMap(SheetHead::id, Function.identity()));
  }

  private List<ExcelList.Column> heads(Locale locale, String... keys) {
    return Arrays.stream(keys)
        .map(k -> new ExcelList.Column(say("collection.column." + k, locale), 18))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private String say(String key, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(key, null, key, locale));
  }

  static String period(Period period, Locale locale) {
    return locale.getLanguage().equals("en") ? period.english() : period.chinese();
  }
}
