package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.plans.PlanSummary;
import org.shanshui.platform.plans.Plans;
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
  private final Plans plans;
  private final Commitments commitments;
  private final Clock clock;
  private final MessageSource messages;

  CadencePages(
      Cadences cadences,
      RoundJobs jobs,
      Plans plans,
      Commitments commitments,
      Clock clock,
      MessageSource messages) {
    this.cadences = cadences;
    this.jobs = jobs;
    this.plans = plans;
    this.commitments = commitments;
    this.clock = clock;
    this.messages = messages;
  }

  /** The form as it was sent. */
  record Form(
      @Nullable String name,
      @Nullable Long plan,
      @Nullable String theme,
      @Nullable Rhythm rhythm,
      @Nullable Integer opensAfter,
      @Nullable Integer dueWorkingDays,
      @Nullable String remindBefore,
      @Nullable String remindAfter,
      @Nullable Set<CommitmentKind> kinds,
      @Nullable Set<Field> fields,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable Boolean active) {

    Cadence.Terms terms(LocalDate today) {
      return new Cadence.Terms(
          name == null ? "" : name,
          plan,
          theme == null || theme.isBlank() ? null : theme,
          rhythm == null ? Rhythm.MONTH : rhythm,
          new Schedule(
              opensAfter == null ? 0 : opensAfter,
              dueWorkingDays == null ? 5 : dueWorkingDays,
              days(remindBefore),
              days(remindAfter)),
          kinds == null ? EnumSet.noneOf(CommitmentKind.class) : kinds,
          fields == null ? EnumSet.noneOf(Field.class) : fields,
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
                "提醒日“" + text + "”应为用逗号分开的工作日数，如 3,1。",
                "reminders are numbers of working days with commas between, as 3,1")
            .asException();
      }
      return Arrays.stream(plain.strip().split("[\\s,、]+")).map(Integer::valueOf).toList();
    }
  }

  @GetMapping("/dispatch/cadences/new")
  String fresh(@RequestParam(required = false) @Nullable Long plan, Model model) {
    Actor.current().must(Role.PLANNER);
    common(model);
    form(model, plan);
    model.addAttribute("cadence", null);
    model.addAttribute(
        "form",
        new Form(
            "",
            plan,
            null,
            Rhythm.MONTH,
            0,
            5,
            "3,1",
            "1,3",
            plan == null ? EnumSet.of(CommitmentKind.PROJECT) : EnumSet.allOf(CommitmentKind.class),
            EnumSet.allOf(Field.class),
            LocalDate.now(clock).withDayOfMonth(1),
            null,
            true));
    return "collection/cadence";
  }

  @GetMapping("/dispatch/cadences/{id}")
  String cadence(@PathVariable long id, Model model) {
    Cadence cadence = cadences.get(id);
    common(model);
    form(model, cadence.planId());
    model.addAttribute("cadence", cadence);
    model.addAttribute("holds", Stewardship.holds(cadence.regionPath()));
    model.addAttribute(
        "form",
        new Form(
            cadence.name(),
            cadence.planId(),
            cadence.theme(),
            cadence.rhythm(),
            cadence.schedule().opensAfter(),
            cadence.schedule().dueWorkingDays(),
            joined(cadence.schedule().remindBefore()),
            joined(cadence.schedule().remindAfter()),
            cadence.kinds(),
            cadence.fields(),
            cadence.startsOn(),
            cadence.endsOn(),
            cadence.active()));
    return "collection/cadence";
  }

  @PostMapping("/dispatch/cadences")
  String add(@ModelAttribute("form") Form form, Locale locale, RedirectAttributes next) {
    LocalDate today = LocalDate.now(clock);
    Cadence cadence = cadences.add(form.terms(today));
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
            id, version, form.terms(LocalDate.now(clock)), Boolean.TRUE.equals(form.active()));
    next.addFlashAttribute(
        "flash", messages.getMessage("collection.cadence.changed", null, locale));
    return "redirect:/dispatch/cadences/" + cadence.id();
  }

  private void common(Model model) {
    model.addAttribute("tab", "cadences");
    model.addAttribute("reports", RoundPages.reports());
    model.addAttribute("plans", Actor.current().is(Role.PLANNER));
    Map<Long, String> titles = new LinkedHashMap<>();
    for (PlanSummary plan : plans.within(Actor.current().region())) {
      titles.put(plan.planId(), plan.title());
    }
    model.addAttribute("titles", titles);
  }

  private void form(Model model, @Nullable Long plan) {
    model.addAttribute("themes", plan == null ? List.of() : commitments.themes(plan));
    model.addAttribute("rhythms", Rhythm.values());
    model.addAttribute("allKinds", CommitmentKind.values());
    model.addAttribute("allFields", Field.values());
  }

  private static String joined(List<Integer> days) {
    return String.join(",", days.stream().map(String::valueOf).toList());
  }
}
