package org.shanshui.platform.publication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.commitments.Agenda;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.web.FirstStep;
import org.shanshui.platform.web.Section;
import org.shanshui.platform.web.Signpost;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page (首页). */
@Controller
class HomePages {
  private static final Actor HOUSE = Actor.house("系统");

  private final Home home;
  private final List<FirstStep> steps;

  HomePages(Home home, List<FirstStep> steps) {
    this.home = home;
    this.steps = steps.stream().sorted(Comparator.comparingInt(FirstStep::order)).toList();
  }

  @Bean
  static Section homeSection() {
    return new Section("home", "/", "home", 0, May.EVERYONE);
  }

  @Bean
  static Signpost toBoundaries() {
    return new Signpost("boundaries.title", "/map/boundaries", 95, Boundaries.LOAD);
  }

  /** A first step that the one who looks may take. */
  record Step(String key, String href, boolean done) {}

  /**
   * Theirs in order, while one of them is not done. What is done is done for the house: a county
   * that joins later need not see what the others did.
   */
  private List<Step> firstSteps() {
    List<FirstStep> theirs = steps.stream().filter(step -> step.may().allows()).toList();
    List<Step> told =
        HOUSE.call(
            () ->
                theirs.stream()
                    .map(step -> new Step(step.key(), step.href(), step.done().getAsBoolean()))
                    .toList());
    return told.stream().allMatch(Step::done) ? List.of() : told;
  }

  @GetMapping("/")
  String home(Locale locale, Model model) {
    Home.Answer answer = home.answer();
    model.addAttribute("home", answer);
    model.addAttribute("steps", firstSteps());
    if (answer.business()) {
      LocalDate since = answer.since();
      Object[] lead = part(answer, "lead");
      Object[] support = part(answer, "support");
      model.addAttribute(
          "lateCounts", counts(answer.late(), kind -> Lists.ALL.light(kind, Light.OVERDUE, lead)));
      model.addAttribute(
          "dueCounts", counts(answer.due(), kind -> Lists.ALL.due(kind, Home.DAYS, lead)));
      model.addAttribute(
          "supportedLateCounts",
          counts(answer.supportedLate(), kind -> Lists.ALL.light(kind, Light.OVERDUE, support)));
      model.addAttribute(
          "supportedDueCounts",
          counts(answer.supportedDue(), kind -> Lists.ALL.due(kind, Home.DAYS, support)));
      model.addAttribute(
          "turnedCounts", counts(answer.turned(), kind -> Lists.ALL.since(kind, since)));
    }
    model.addAttribute("sinceWords", words(answer, locale));
    model.addAttribute("month", YearMonth.from(answer.today()));
    model.addAttribute("days", Home.DAYS);
    model.addAttribute("reader", CockpitPages.READ.allows());
    return "publication/home";
  }

  /** What narrows a list to what the unit leads or supports; nothing for who looks at all units. */
  private static Object[] part(Home.Answer answer, String part) {
    return answer.lead() == null
        ? new Object[0]
        : new Object[] {"unit", answer.lead(), "part", part};
  }

  /** The day since when there is news: yesterday, or the last working day before. */
  private static String words(Home.Answer answer, Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    if (answer.since().equals(answer.today().minusDays(1))) {
      return english ? "yesterday" : "昨天";
    }
    return DateTimeFormatter.ofPattern(english ? "d MMMM" : "M月d日", locale).format(answer.since());
  }

  /** How many of a kind, and the list of them. */
  record Counted(String kind, long n, String href) {}

  private static List<Counted> counts(
      Agenda.@Nullable Some some, Function<CommitmentKind, String> list) {
    List<Counted> counts = new ArrayList<>();
    for (CommitmentKind kind : CommitmentKind.values()) {
      if (some != null && some.of(kind) > 0) {
        counts.add(
            new Counted(kind.name().toLowerCase(Locale.ROOT), some.of(kind), list.apply(kind)));
      }
    }
    return counts;
  }
}
