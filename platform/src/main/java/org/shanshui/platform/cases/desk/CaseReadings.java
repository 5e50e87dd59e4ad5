package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.CaseBrief;
import org.shanshui.platform.cases.CaseFigures;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.listing.Sought;
import org.springframework.stereotype.Service;

/** Reads the lists of cases for the pages of others. */
@Service
class CaseReadings implements CaseOverview {
  private final CaseLists lists;
  private final CaseWords words;
  private final Kinds kinds;
  private final Clock clock;

  CaseReadings(CaseLists lists, CaseWords words, Kinds kinds, Clock clock) {
    this.lists = lists;
    this.words = words;
    this.kinds = kinds;
    this.clock = clock;
  }

  @Override
  public CaseFigures figures(
      @Nullable String regionPath, Map<String, String> regions, @Nullable Integer year) {
    Map<String, CaseLists.Group> byKind = new HashMap<>();
    Map<String, CaseLists.Group> byRegion = new HashMap<>();
    for (CaseLists.Group group : lists.groups(regionPath, regions, year, clock.instant())) {
      (group.by().equals("kind") ? byKind : byRegion).put(group.key(), group);
    }
    List<CaseFigures.Row> inRegions = new ArrayList<>();
    regions.keySet().forEach(code -> inRegions.add(row(code, "", "", byRegion.get(code))));
    inRegions.add(row("", "", "", byRegion.get("")));
    return new CaseFigures(
        kinds.all().stream()
            .map(kind -> row(kind.key(), kind.chinese(), kind.english(), byKind.get(kind.key())))
            .toList(),
        inRegions);
  }

  private static CaseFigures.Row row(
      String key, String chinese, String english, CaseLists.@Nullable Group group) {
    return group == null
        ? new CaseFigures.Row(key, chinese, english, 0, 0, 0, null)
        : new CaseFigures.Row(
            key, chinese, english, group.open(), group.late(), group.closed(), group.days());
  }

  @Override
  public List<CaseBrief> places(@Nullable String regionPath, int most) {
    return briefs(lists.placed(CaseFilter.all(CaseFilter.View.OPEN), regionPath, most));
  }

  @Override
  public int waiting() {
    return lists.count(CaseFilter.all(CaseFilter.View.MINE));
  }

  @Override
  public Some waiting(String state, int most) {
    return some(
        new CaseFilter(
            CaseFilter.View.OPEN, null, state, null, false, null, null, null, null, false),
        most);
  }

  @Override
  public Some having(String text, int most) {
    Some open = having(CaseFilter.View.OPEN, text, most);
    // A number names one case, whatever has become of it.
    return open.first().isEmpty() && Sought.of(text).isNumber()
        ? having(CaseFilter.View.CLOSED, text, most)
        : open;
  }

  private Some having(CaseFilter.View view, String text, int most) {
    return some(new CaseFilter(view, null, null, null, false, null, text, null, null, false), most);
  }

  private Some some(CaseFilter filter, int most) {
    List<CaseBrief> first = briefs(lists.page(filter, null, most).lines());
    return new Some(first, first.size() < most ? first.size() : lists.count(filter));
  }

  private List<CaseBrief> briefs(List<CaseLine> lines) {
    return words.lines(lines).stream()
        .map(
            line ->
                new CaseBrief(
                    line.id(),
                    line.kind(),
                    line.title(),
                    line.stateWord(),
                    line.leads(),
                    line.region(),
                    line.due(),
                    line.tone(),
                    line.longitude(),
                    line.latitude()))
        .toList();
  }

  @Override
  public Moves moved(OffsetDateTime since, int most) {
    List<Move> latest =
        lists.moved(since, most).stream()
            .map(
                moved ->
                    new Move(
                        moved.caseId(),
                        moved.title(),
                        words.stepName(StepKind.valueOf(moved.step().toUpperCase(Locale.ROOT))),
                        words.message("cases.state." + moved.state()),
                        moved.who(),
                        moved.at()))
            .toList();
    return new Moves(latest, latest.size() < most ? latest.size() : lists.movedCount(since));
  }
}
