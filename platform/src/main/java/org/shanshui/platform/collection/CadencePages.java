package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Making and changing cadences. */
@Controller
class CadencePages {
  private final Cadences cadences;
  private final RoundJobs jobs;
  private final Askables askables;
  private final Forms forms;
  private final Clock clock;
  private final MessageSource messages;

  CadencePages(
      Cadences cadences,
      RoundJobs jobs,
      Askables askables,
      Forms forms,
      Clock clock,
      MessageSource messages) {
    this.cadences = cadences;
    this.jobs = jobs;
    this.askables = askables;
    this.forms = forms;
    this.clock = clock;
    this.messages = messages;
  }

  /**
   * The form as it was sent.
   *
   * @param plan what it is about, as {@link Askables#text} calls it; the name is older than that
   */
  record Form(
      @Nullable String name,
      @Nullable String plan,
      @Nullable String theme,
      @Nullable Rhythm rhythm,
      @Nullable Integer opensAfter,
      @Nullable Integer dueWorkingDays,
      @Nullable String remindBefore,
      @Nullable String remindAfter,
      @Nullable Set<String> kinds,
      @Nullable Set<String> fields,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable Boolean active) {

    Cadence.Terms terms(About about, LocalDate today) {
      return new Cadence.Terms(
          name == null ? "" : name,
          about,
          theme == null || theme.isBlank() ? null : theme,
          rhythm == null ? Rhythm.MONTH : rhythm,
          new Schedule(
              opensAfter == null ? 0 : opensAfter,
              dueWorkingDays == null ? 5 : dueWorkingDays,
              days(remindBefore),
              days(remindAfter)),
          kinds == null ? Set.of() : kinds,
          fields == null ? Set.of() : fields,
          startsOn == null ? today : startsOn,
          endsOn);
    }

    private static List<Integer> days(@Nullable String text) {
      if (text == null || text.isBlank()) {
        return List.of();
      }
      String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
      if (!plain.matches("\\s*\\d{1,3}([\\s,、]+\\d{1,3})*\\s*")) {
        throw Refusal.invalid(
                "collection.reminders-unreadable",
                "提醒日“" + text + "”应为用逗号分开的工作日数，如 3,1。",
                "reminders are numbers of working days with commas between, as 3,1")
            .asException();
      }
      return Arrays.stream(plain.strip().split("[\\s,、]+")).map(Integer::valueOf).toList();
    }
  }

  @GetMapping("/dispatch/cadences/new")
  String fresh(@RequestParam(required = false) @Nullable String plan, Model model) {
    Stewardship.STEER.demand();
    About about = askables.about(plan);
    List<ReportForm> offered = common(model, about);
    model.addAttribute("cadence", null);
    model.addAttribute(
        "form",
        new Form(
            "",
            askables.text(about),
            null,
            Rhythm.MONTH,
            0,
            5,
            "3,1",
            "1,3",
            keys(offered),
            Forms.items(offered).stream().map(ReportForm.Item::key).collect(Collectors.toSet()),
            LocalDate.now(clock).withDayOfMonth(1),
            null,
            true));
    return "collection/cadence";
  }

  @GetMapping("/dispatch/cadences/{id}")
  String cadence(@PathVariable long id, Model model) {
    Cadence cadence = cadences.get(id);
    common(model, cadence.about());
    model.addAttribute("cadence", cadence);
    model.addAttribute("holds", Stewardship.STEER.allows(cadence.regionPath()));
    model.addAttribute(
        "form",
        new Form(
            cadence.name(),
            askables.text(cadence.about()),
            cadence.theme(),
            cadence.rhythm(),
            cadence.schedule().opensAfter(),
            cadence.schedule().dueWorkingDays(),
            joined(cadence.schedule().remindBefore()),
            joined(cadence.schedule().remindAfter()),
            cadence.forms(),
            cadence.items(),
            cadence.startsOn(),
            cadence.endsOn(),
            cadence.active()));
    return "collection/cadence";
  }

  @PostMapping("/dispatch/cadences")
  String add(@ModelAttribute("form") Form form, Locale locale, RedirectAttributes next) {
    LocalDate today = LocalDate.now(clock);
    Cadence cadence = cadences.add(form.terms(askables.about(form.plan()), today));
    int opened = jobs.openDue(cadence, today);
    next.addFlashAttribute(
        "flash", messages.getMessage("collection.cadence.added", new Object[] {opened}, locale));
    return "redirect:/dispatch/rounds?cadence=" + cadence.id();
  }

  @PostMapping("/dispatch/cadences/{id}")
  String change(
      @PathVariable long id,
      @RequestParam int version,
      @ModelAttribute("form") Form form,
      Locale locale,
      RedirectAttributes next) {
    Cadence cadence =
        cadences.change(
            id,
            version,
            form.terms(askables.about(form.plan()), LocalDate.now(clock)),
            Boolean.TRUE.equals(form.active()));
    next.addFlashAttribute(
        "flash", messages.getMessage("collection.cadence.changed", null, locale));
    return "redirect:/dispatch/cadences/" + cadence.id();
  }

  /** What stands on the page beside what is filled in; gives the forms it can be asked with. */
  private List<ReportForm> common(Model model, About about) {
    Askable source = askables.get(about.source());
    List<ReportForm> offered = forms.get(source.forms());
    List<ReportForm> fitting =
        offered.stream()
            .filter(form -> source.fault(about.part(), Set.of(form.key())).isEmpty())
            .toList();
    model.addAttribute("tab", "cadences");
    model.addAttribute("reports", RoundPages.reports());
    model.addAttribute("plans", Stewardship.STEER.allows());
    model.addAttribute("titles", askables.choices(Actor.current().region()));
    model.addAttribute("themes", about.part() == null ? List.of() : source.themes(about.part()));
    model.addAttribute("rhythms", Rhythm.values());
    model.addAttribute("allKinds", offered);
    model.addAttribute("allFields", Forms.items(offered));
    return fitting;
  }

  private static Set<String> keys(List<ReportForm> forms) {
    return forms.stream().map(ReportForm::key).collect(Collectors.toSet());
  }

  private static String joined(List<Integer> days) {
    return String.join(",", days.stream().map(String::valueOf).toList());
  }
}
