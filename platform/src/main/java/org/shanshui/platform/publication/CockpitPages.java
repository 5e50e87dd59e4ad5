package org.shanshui.platform.publication;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The cockpit (驾驶舱): one screen for those who lead, on a desk, a wall or a phone. */
@Controller
class CockpitPages {
  /** To look at the cockpit. */
  static final May<Object> READ =
      May.by(Role.LEADER, Role.PLANNER, Role.AUDITOR, Role.COUNTY_OFFICER);

  private final Cockpit cockpit;
  private final Charts charts;
  private final Clock clock;

  CockpitPages(Cockpit cockpit, Charts charts, Clock clock) {
    this.cockpit = cockpit;
    this.charts = charts;
    this.clock = clock;
  }

  @Bean
  static Section cockpitSection() {
    return new Section("cockpit", "/cockpit", "cockpit", 10, READ);
  }

  /**
   * The page; on the wall without navigation, and only its board when htmx asks again.
   *
   * @param year {@code all}, or a year; this year by itself
   */
  @GetMapping("/cockpit")
  String cockpit(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "task") String kind,
      @RequestParam(required = false) @Nullable String county,
      @RequestParam(required = false) @Nullable String all,
      @RequestParam(defaultValue = "false") boolean wall,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean again,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    READ.demand();
    int thisYear = LocalDate.now(clock).getYear();
    Board.Choice choice =
        new Board.Choice(plan, year(year, thisYear), kind(kind), given(county), given(all));
    Board board = cockpit.board(choice);
    model.addAttribute("board", board);
    model.addAttribute("wall", wall);
    model.addAttribute("loads", Boundaries.LOAD.allows());
    model.addAttribute("years", years(thisYear));
    model.addAttribute("self", self(choice, kind));
    model.addAttribute("themeChart", charts.lights(board.themes().rows(), locale));
    model.addAttribute("progressChart", charts.progress(board.themes().rows(), locale));
    model.addAttribute("unitChart", charts.lights(board.units().rows(), locale));
    model.addAttribute(
        "countyChart",
        charts.lights(board.counties().stream().map(Board.County::own).toList(), locale));
    model.addAttribute("caseChart", charts.cases(board.cases().counties(), locale));
    model.addAttribute("curveChart", charts.investment(board.curve(), locale));
    model.addAttribute("map", charts.map(board, points(choice), locale));
    response.setHeader("Vary", "HX-Request");
    if (again) {
      return "publication/parts :: board";
    }
    return wall ? "publication/wall" : "publication/cockpit";
  }

  private static @Nullable Integer year(String given, int thisYear) {
    if (given.isBlank()) {
      return thisYear;
    }
    if (given.equals("all")) {
      return null;
    }
    if (!given.matches("(19|20|21)[0-9]{2}")) {
      throw Refusal.invalid(
              "publication.year-unfit",
              "年份“" + given + "”不对，请用四位数年份或 all。",
              "the year must have four digits, or be all")
          .asException();
    }
    return Integer.valueOf(given);
  }

  private static CommitmentKind kind(String given) {
    for (CommitmentKind kind : CommitmentKind.values()) {
      if (kind.name().equalsIgnoreCase(given)) {
        return kind;
      }
    }
    throw Refusal.invalid(
            "publication.no-kind",
            "没有“" + given + "”这一类，可用 task、target、project。",
            "there is no kind " + given + ": task, target or project")
        .asException();
  }

  private static @Nullable String given(@Nullable String parameter) {
    return parameter == null || parameter.isBlank() ? null : parameter.strip();
  }

  private static List<String> years(int thisYear) {
    List<String> years = new ArrayList<>();
    for (int year = thisYear + 1; year >= thisYear - 4; year--) {
      years.add(String.valueOf(year));
    }
    return years;
  }

  /** The address of this page without {@code kind} and {@code all}, which its links change. */
  private static String self(Board.Choice choice, String kind) {
    Map<String, Object> query = new LinkedHashMap<>();
    if (choice.plan() != null) {
      query.put("plan", choice.plan());
    }
    query.put("year", choice.year() == null ? "all" : choice.year());
    if (choice.county() != null) {
      query.put("county", choice.county());
    }
    return Lists.address("/cockpit", query);
  }

  private static String points(Board.Choice choice) {
    Map<String, Object> query = new LinkedHashMap<>();
    if (choice.plan() != null) {
      query.put("plan", choice.plan());
    }
    if (choice.year() != null) {
      query.put("year", choice.year());
    }
    if (choice.county() != null) {
      query.put("county", choice.county());
    }
    return Lists.address("/map/points.geojson", query);
  }
}
