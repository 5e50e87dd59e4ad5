package org.shanshui.platform.commitments.targets;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.commitments.register.ListRequest;
import org.shanshui.platform.commitments.register.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Targets for programs. */
@RestController
@RequestMapping("/api/targets")
class TargetApi {
  private final Targets targets;
  private final History history;
  private final Choices choices;
  private final Clock clock;

  TargetApi(Targets targets, History history, Choices choices, Clock clock) {
    this.targets = targets;
    this.history = history;
    this.choices = choices;
    this.clock = clock;
  }

  record Items(List<Target> items, @Nullable String next) {}

  @GetMapping
  Items list(@ModelAttribute ListRequest ask) {
    Page<Target> page =
        targets.page(ask.filter(CommitmentKind.TARGET, choices, clock), ask.cursor(), ask.size());
    return new Items(page.items(), page.next());
  }

  record Whole(Target target, List<Target> shares, List<History.Entry> history) {}

  @GetMapping("/{id:[0-9]+}")
  Whole get(@PathVariable long id) {
    return new Whole(targets.get(id), targets.sharesOf(id), history.of(id));
  }

  record ByYear(int version, String path, List<Targets.YearShare> shares) {}

  @PutMapping("/{id:[0-9]+}/years")
  Whole byYear(@PathVariable long id, @RequestBody ByYear given) {
    targets.byYear(id, given.version(), given.path(), given.shares());
    return get(id);
  }

  record ByUnit(int version, List<Targets.UnitShare> shares) {}

  @PutMapping("/{id:[0-9]+}/units")
  Whole byUnit(@PathVariable long id, @RequestBody ByUnit given) {
    targets.byUnit(id, given.version(), given.shares());
    return get(id);
  }
}
