package org.shanshui.platform.plans;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.directory.Regions;
import org.springframework.stereotype.Service;

/** What is asked of a draft before it is adopted. */
@Service
class AdoptionChecks {
  private final Drafts drafts;
  private final Items items;
  private final Difference difference;
  private final Plans plans;
  private final Regions regions;
  private final Clock clock;

  AdoptionChecks(
      Drafts drafts,
      Items items,
      Difference difference,
      Plans plans,
      Regions regions,
      Clock clock) {
    this.drafts = drafts;
    this.items = items;
    this.difference = difference;
    this.plans = plans;
    this.regions = regions;
    this.clock = clock;
  }

  AdoptionCheck of(long draftId) {
    Draft draft = drafts.get(draftId);
    List<Item> all = items.all(draftId);
    List<Item> undecided = all.stream().filter(i -> !i.decided()).toList();
    List<Item> accepted = all.stream().filter(Item::accepted).toList();
    return new AdoptionCheck(
        accepted.size(),
        (int) all.stream().filter(i -> i.state().equals("rejected")).count(),
        undecided,
        undecided.stream().filter(i -> i.content().fault().isPresent()).toList(),
        all.stream()
            .filter(i -> i.alive() && !i.state().equals("rejected"))
            .filter(i -> i.content() instanceof Content.Task task && !task.owned())
            .toList(),
        difference.of(draftId).stream().filter(Difference.Pair::open).toList(),
        all.stream()
            .filter(i -> i.alive() && !i.state().equals("rejected"))
            .flatMap(
                i ->
                    i.content() instanceof Content.Task task
                        ? task.unnamed().stream()
                        : Stream.of())
            .distinct()
            .toList(),
        elsewhere(draft),
        Twice.of(all),
        draft.lastYear() != null
            && draft.lastYear() < LocalDate.now(clock).getYear()
            && (draft.amends() == null || plans.get(draft.amends()).archived()));
  }

  /** 云岫 and 浙江省云岫市 are 云岫市; 台州市 is not. */
  private @Nullable String elsewhere(Draft draft) {
    String said = draft.regionSaid();
    if (said == null) {
      return null;
    }
    String name = regions.get(draft.regionCode()).name();
    String stem = name.length() > 2 ? name.substring(0, name.length() - 1) : name;
    return said.contains(stem) ? null : said;
  }
}
