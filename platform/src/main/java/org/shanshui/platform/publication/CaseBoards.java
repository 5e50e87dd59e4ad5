package org.shanshui.platform.publication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.CaseFigures;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.commitments.Scope;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.springframework.stereotype.Component;

/** The cases of the cockpit: by kind and by county. */
@Component
class CaseBoards {
  private final Cases cases;
  private final CaseOverview overview;
  private final Regions regions;

  CaseBoards(Cases cases, CaseOverview overview, Regions regions) {
    this.cases = cases;
    this.overview = overview;
    this.regions = regions;
  }

  Board.CaseBoard of(
      Board.Choice choice, Scope.@Nullable County county, List<Region> parts, LocalDate today) {
    String path = county == null ? null : county.path();
    Lists lists = new Lists(null, null, county == null ? null : county.code());
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Region part : parts) {
      if (county == null || county.code().equals(part.code())) {
        paths.put(part.code(), part.path());
        names.put(part.code(), part.name());
      }
    }
    CaseFigures figures = overview.figures(path, paths, choice.year());
    CaseCounts counts = cases.counts(path, null);
    List<Board.CaseRow> kinds =
        figures.kinds().stream()
            .map(f -> caseRow(f, f.chinese(), f.english(), choice.year(), lists, "kind", f.key()))
            .toList();
    List<Board.CaseRow> counties = new ArrayList<>();
    for (CaseFigures.Row figure : figures.regions()) {
      if (!figure.key().isEmpty()) {
        String name = names.getOrDefault(figure.key(), figure.key());
        Lists there = new Lists(null, null, figure.key());
        counties.add(caseRow(figure, name, name, choice.year(), there));
      } else if (county == null && figure.open() + figure.closed() > 0) {
        // What is the region's own, and lies in none of its counties.
        Region own = regions.byPath(Actor.current().region()).orElseThrow();
        Lists there = new Lists(null, null, own.code());
        counties.add(
            caseRow(figure, own.name() + "本级", own.name(), choice.year(), there, "own", true));
      }
    }
    return new Board.CaseBoard(
        new Board.Count(counts.open(), lists.cases("open")),
        new Board.Count(counts.late(), lists.cases("late")),
        new Board.Count(counts.escalated(), lists.cases("open", "escalated", true)),
        new Board.Count(
            counts.closedThisMonth(), lists.cases("closed", "closed", YearMonth.from(today))),
        kinds,
        counties);
  }

  private static Board.CaseRow caseRow(
      CaseFigures.Row figure,
      String chinese,
      String english,
      @Nullable Integer year,
      Lists lists,
      Object... filter) {
    Object[] closed = java.util.Arrays.copyOf(filter, filter.length + 2);
    closed[filter.length] = "closed";
    closed[filter.length + 1] = year == null ? "all" : year;
    return new Board.CaseRow(
        figure.key(),
        chinese,
        english,
        new Board.Count(figure.open(), lists.cases("open", filter)),
        new Board.Count(figure.late(), lists.cases("late", filter)),
        new Board.Count(figure.closed(), lists.cases("closed", closed)),
        figure.days());
  }
}
