package org.shanshui.platform.commitments.targets;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.indicators.Changes;
import org.shanshui.platform.indicators.Value;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.listing.Page;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectResolver.Card;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.web.bind.annotation.GetMapping;
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
  private final Apportioning apportioning;
  private final TargetValues values;
  private final Subjects subjects;
  private final Lists lists;
  private final Listing<Target> list;

  TargetApi(
      Targets targets,
      Apportioning apportioning,
      TargetValues values,
      Subjects subjects,
      Lists lists,
      Listing<Target> list) {
    this.targets = targets;
    this.apportioning = apportioning;
    this.values = values;
    this.subjects = subjects;
    this.lists = lists;
    this.list = list;
  }

  record Items(List<Target> items, @Nullable String next) {}

  @GetMapping
  Items list(@Of("/targets") Ask ask) {
    Page<Target> page = lists.page(list, ask);
    return new Items(page.items(), page.next());
  }

  record Whole(Target target, List<Target> shares, List<Happening> history) {}

  @GetMapping("/{id:[0-9]+}")
  Whole get(@PathVariable long id) {
    return new Whole(
        targets.get(id), targets.sharesOf(id), subjects.timeline(new Subject("TARGET", id)));
  }

  record Told(Value value, @Nullable Changes changes, @Nullable Card source) {}

  /**
   * All values of its indicator, the earliest day first, each with how it stands against those
   * before and what it comes from.
   */
  @GetMapping("/{id:[0-9]+}/values")
  List<Told> values(@PathVariable long id) {
    Target target = targets.get(id);
    List<Value> known = values.of(id);
    Map<Long, Changes> changes = values.changes(target, known);
    Map<Subject, Card> cards = subjects.cards(known.stream().map(Value::source).toList());
    return known.stream()
        .map(value -> new Told(value, changes.get(value.id()), cards.get(value.source())))
        .toList();
  }

  record ByYear(int version, String path, List<Apportioning.YearShare> shares) {}

  @PutMapping("/{id:[0-9]+}/years")
  Whole byYear(@PathVariable long id, @RequestBody ByYear given) {
    apportioning.byYear(id, given.version(), given.path(), given.shares());
    return get(id);
  }

  record ByUnit(int version, List<Apportioning.UnitShare> shares) {}

  @PutMapping("/{id:[0-9]+}/units")
  Whole byUnit(@PathVariable long id, @RequestBody ByUnit given) {
    apportioning.byUnit(id, given.version(), given.shares());
    return get(id);
  }
}
