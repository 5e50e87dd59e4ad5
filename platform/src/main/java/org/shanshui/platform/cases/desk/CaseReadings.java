package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.CaseBrief;
import org.shanshui.platform.cases.CaseFigures;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Sought;
import org.springframework.stereotype.Service;

/** Reads the lists of cases for the pages of others. */
@Service
class CaseReadings implements CaseOverview {
  private final CaseNumbers figures;
  private final Lists lists;
  private final Listing<CaseLine> list;
  private final CaseWords words;
  private final Kinds kinds;
  private final Regions regions;
  private final Clock clock;

  CaseReadings(
      CaseNumbers figures,
      Lists lists,
      Listing<CaseLine> list,
      CaseWords words,
      Kinds kinds,
      Regions regions,
      Clock clock) {
    this.figures = figures;
    this.lists = lists;
    this.list = list;
    this.regions = regions;
    this.words = words;
    this.kinds = kinds;
    this.clock = clock;
  }

  @Override
  public CaseFigures figures(
      @Nullable String regionPath, Map<String, String> regions, @Nullable Integer year) {
    Map<String, CaseNumbers.Group> byKind = new HashMap<>();
    Map<String, CaseNumbers.Group> byRegion = new HashMap<>();
    for (CaseNumbers.Group group : figures.groups(regionPath, regions, year, clock.instant())) {
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
      String key, String chinese, String english, CaseNumbers.@Nullable Group group) {
    return group == null
        ? new CaseFigures.Row(key, chinese, english, 0, 0, 0, null)
        : new CaseFigures.Row(
            key, chinese, english, group.open(), group.late(), group.closed(), group.days());
  }

  @Override
  public List<CaseBrief> places(@Nullable String regionPath, int most) {
    Ask placed = CaseList.view("open").with("placed", true);
    Optional<String> code =
        Optional.ofNullable(regionPath).flatMap(regions::byPath).map(Region::code);
    return briefs(lists.first(list, placed.with("region", code.orElse(null)), most));
  }

  @Override
  public int waiting() {
    return Math.toIntExact(lists.count(list, CaseList.view("mine")));
  }

  @Override
  public Some waiting(String state, int most) {
    return some(CaseList.view("open").with("state", state), most);
  }

  @Override
  public @Nullable Instructed instructed() {
    Long person = Actor.current().personId();
    Optional<Kind> kind = kinds.openedBy(Instructions.SOURCE);
    if (person == null || kind.isEmpty() || !Instructions.GIVE.allows()) {
      return null;
    }
    Ask open = CaseList.view("open").with("kind", kind.get().key()).with(CaseList.FOUND_BY, person);
    return new Instructed(
        listed(open),
        listed(open.with("state", "to_verify")),
        listed(open.with(CaseList.VIEW, "late")));
  }

  private Instructed.Listed listed(Ask ask) {
    return new Instructed.Listed(Math.toIntExact(lists.count(list, ask)), ask.at(CaseList.PATH));
  }

  @Override
  public Some having(String text, int most) {
    Some open = some(CaseList.view("open").with("text", text), most);
    // A number names one case, whatever has become of it.
    return open.first().isEmpty() && Sought.of(text).isNumber()
        ? some(CaseList.view("closed").with("text", text), most)
        : open;
  }

  private Some some(Ask ask, int most) {
    List<CaseBrief> first = briefs(lists.first(list, ask, most));
    return new Some(
        first, first.size() < most ? first.size() : Math.toIntExact(lists.count(list, ask)));
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
        figures.moved(since, most).stream()
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
    return new Moves(latest, latest.size() < most ? latest.size() : figures.movedCount(since));
  }
}
