package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.CaseOpened;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.By;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases in the name of the current actor. */
@Service
class CaseOpening {
  private final CaseTable table;
  private final Kinds kinds;
  private final RecordForms forms;
  private final Regions regions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseOpening(
      CaseTable table,
      Kinds kinds,
      RecordForms forms,
      Regions regions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.kinds = kinds;
    this.forms = forms;
    this.regions = regions;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public long open(Opening opening) {
    Kind kind = kinds.get(opening.kind());
    Region region = regions.get(opening.regionCode());
    By by = CaseDesk.by(Actor.current(), region.path());
    if (!mayOpen(kind, by)) {
      throw Refusal.denied(
              "cases.role-opens-not-this",
              "您的角色不能登记“%s”类案件，或该地区不在您的范围内。".formatted(kind.chinese()),
              "your role does not open cases of this kind, or not in this region")
          .asException();
    }
    check(opening);
    Map<String, Object> values = forms.kept(kind.record(), opening.fields());
    Subject source = opening.origin() == null ? null : opening.origin().subject();
    Optional<Long> open = openOf(kind, source);
    if (open.isPresent()) {
      return open.get();
    }
    Optional<Case> added = table.add(opening, values, kind, region.path(), by, clock.instant());
    if (added.isEmpty()) {
      // Another transaction was first; what it opened may be out of the actor's sight.
      return openOf(kind, source)
          .orElseThrow(
              () ->
                  Refusal.conflict(
                          "cases.source-has-open-case",
                          "同一来源已有在办案件。",
                          "this source has an open case already")
                      .asException());
    }
    long id = added.get().id();
    events.publishEvent(new Told.Moved(id, 0));
    events.publishEvent(new CaseOpened(id, kind.key(), source));
    return id;
  }

  private Optional<Long> openOf(Kind kind, @Nullable Subject source) {
    return Optional.ofNullable(kind.several() ? null : source)
        .flatMap(known -> table.openOf(kind.key(), known));
  }

  public boolean mayOpen(String kind, String regionPath) {
    return mayOpen(kinds.get(kind), CaseDesk.by(Actor.current(), regionPath));
  }

  private static boolean mayOpen(Kind kind, By by) {
    return kind.mayOpen().stream().anyMatch(who -> allows(who, by));
  }

  private static boolean allows(Kind.Who who, By by) {
    return who instanceof Kind.Who.Has has
        ? by.roles().contains(has.role())
        : who instanceof Kind.Who.House && by.isHouse();
  }

  private static void check(Opening opening) {
    String title = opening.title().strip();
    if (title.length() < 2 || title.length() > Opening.LONGEST_TITLE) {
      throw Refusal.invalid(
              "cases.title-length", "标题应为 2–200 个字。", "a title has 2 to 200 characters")
          .asException();
    }
    if (opening.description().length() > CaseDesk.LONGEST_TEXT) {
      throw Refusal.invalid(
              "cases.description-too-long",
              "情况描述不超过 1 万字。",
              "a description has at most 10,000 characters")
          .asException();
    }
    boolean half = (opening.longitude() == null) != (opening.latitude() == null);
    if (half
        || opening.longitude() != null
            && opening.latitude() != null
            && (Math.abs(opening.longitude()) > 180 || Math.abs(opening.latitude()) > 90)) {
      throw Refusal.invalid(
              "cases.place-unfit",
              "经度应在 -180 至 180、纬度应在 -90 至 90 之间，并同时填写。",
              "longitude is -180 to 180, latitude -90 to 90, both or neither")
          .asException();
    }
  }
}
