package org.shanshui.platform.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.CaseBrief;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.commitments.Agenda;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.listing.Sought;
import org.shanshui.platform.plans.PlanSummary;
import org.shanshui.platform.plans.Plans;
import org.springframework.stereotype.Service;

/**
 * Finds words in the names and texts of everything in sight (搜索). Rows are gone through, not an
 * index: row policies come before any search by text, and two Chinese characters hold no trigram.
 */
@Service
class Search {
  static final int MOST = 5;

  /** As many units as their own page shows. */
  private static final int MOST_UNITS = 100;

  private static final int MOST_PLANS = 500;

  private final Plans plans;
  private final Agenda agenda;
  private final CaseOverview cases;
  private final Units units;

  Search(Plans plans, Agenda agenda, CaseOverview cases, Units units) {
    this.plans = plans;
    this.agenda = agenda;
    this.cases = cases;
    this.units = units;
  }

  /**
   * Something found.
   *
   * @param light as {@code fragments :: light} knows it; null where it has none
   */
  record Hit(String title, String href, String meta, @Nullable String light) {}

  /**
   * What was found of a sort.
   *
   * @param key of the message {@code search.KEY}
   * @param n how many the list has
   * @param more whether there are more than were counted
   * @param href the list of all of them
   */
  record Group(String key, String icon, long n, boolean more, String href, List<Hit> hits) {}

  /** The sorts of which something was found. */
  List<Group> find(String words) {
    List<Group> groups = new ArrayList<>();
    List<PlanSummary> titled = plans.titled(words, MOST_PLANS);
    groups.add(
        new Group(
            "plans",
            "plans",
            titled.size(),
            titled.size() == MOST_PLANS,
            Lists.address("/plans", Map.of("q", words)),
            titled.stream()
                .limit(MOST)
                .map(p -> new Hit(p.title(), "/plans/" + p.planId(), p.regionName(), null))
                .toList()));
    Map<CommitmentKind, Agenda.Some> found = agenda.having(words, MOST);
    for (CommitmentKind kind : CommitmentKind.values()) {
      Agenda.Some some = found.get(kind);
      groups.add(
          new Group(
              kind.name().toLowerCase(Locale.ROOT) + "s",
              kind.name().toLowerCase(Locale.ROOT) + "s",
              some == null ? 0 : some.of(kind),
              false,
              Lists.ALL.of(kind, "text", words),
              some == null
                  ? List.of()
                  : some.lines().stream()
                      .map(
                          line ->
                              new Hit(
                                  line.title(),
                                  line.href(),
                                  line.leadUnit() + " · " + line.due(),
                                  line.light().word()))
                      .toList()));
    }
    CaseOverview.Some open = cases.having(words, MOST);
    groups.add(
        new Group(
            "cases",
            "cases",
            open.all(),
            open.all() >= CaseOverview.MOST_COUNTED,
            open.all() == 1 && Sought.of(words).isNumber()
                ? "/cases/" + open.first().get(0).id()
                : Lists.ALL.cases("open", "text", words),
            open.first().stream().map(Search::hit).toList()));
    String region = Actor.current().region();
    List<Unit> named = region.isEmpty() ? List.of() : units.search(words, region, MOST_UNITS);
    groups.add(
        new Group(
            "units",
            "directory",
            named.size(),
            named.size() == MOST_UNITS,
            Lists.address("/directory", Map.of("q", words)),
            named.stream()
                .limit(MOST)
                .map(unit -> new Hit(unit.name(), "/directory/units/" + unit.id(), "", null))
                .toList()));
    return groups.stream().filter(group -> group.n() > 0).toList();
  }

  private static Hit hit(CaseBrief found) {
    return new Hit(
        found.title(),
        "/cases/" + found.id(),
        found.kind() + " · " + found.state() + " · " + found.region(),
        null);
  }
}
