package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.lights.About;
import org.shanshui.platform.commitments.lights.Lights;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.commitments.register.NewCommitment;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.plans.Source;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Breaks targets down into shares (目标分解). A share is a target itself, so a year's share can be
 * broken down by units again; one target is broken down along one axis.
 */
@Service
public class Apportioning {
  private final JdbcClient jdbc;
  private final TargetRows rows;
  private final TargetValues values;
  private final Book book;
  private final History history;
  private final Units units;
  private final Lights lights;

  Apportioning(
      JdbcClient jdbc,
      TargetRows rows,
      TargetValues values,
      Book book,
      History history,
      Units units,
      Lights lights) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.values = values;
    this.book = book;
    this.history = history;
    this.units = units;
    this.lights = lights;
  }

  /** Why these shares do not make the whole. */
  static Optional<Refusal> refuse(Target whole, List<Target> shares, About about) {
    if (shares.isEmpty() || whole.value() == null) {
      return Optional.empty();
    }
    if ("UNIT".equals(shares.get(0).common().axis())) {
      return Apportionment.refuseUnits(
          whole.whole(about),
          shares.stream().map(s -> s.share(s.common().title(), s.value())).toList());
    }
    SortedMap<Integer, Share> years = new TreeMap<>();
    for (Target share : shares) {
      int year = share.common().due().getYear();
      years.put(year, share.share(String.valueOf(year), share.value()));
    }
    Apportionment.Path path =
        Apportionment.Path.valueOf(java.util.Objects.requireNonNull(shares.get(0).path()));
    return Apportionment.refuseYears(
        whole.whole(about), path, years, whole.common().due().getYear());
  }

  /**
   * A year's share as a form gives it.
   *
   * @param value null takes the year out
   */
  public record YearShare(int year, @Nullable BigDecimal value) {}

  /**
   * A unit's share as a form gives it.
   *
   * @param value null takes the unit out
   * @param weight its part of a ratio's denominator
   */
  public record UnitShare(long unitId, @Nullable BigDecimal value, @Nullable BigDecimal weight) {}

  /**
   * Breaks a target down by years; shares that do not meet the whole are refused with the figures.
   */
  @Transactional
  public void byYear(long id, int version, String path, List<YearShare> given) {
    Target whole = toApportion(id, version, "YEAR");
    Apportionment.Path meant;
    try {
      meant = Apportionment.Path.valueOf(path);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
              "commitments.path-missing",
              "请选择年度值是累计值还是当年值。",
              "say whether values are cumulative or yearly")
          .asException();
    }
    SortedMap<Integer, Share> years = new TreeMap<>();
    for (YearShare share : given) {
      if (share.value() != null) {
        years.put(share.year(), new Share(String.valueOf(share.year()), share.value(), null));
      }
    }
    if (!years.isEmpty() && years.firstKey() < whole.common().startOn().getYear()) {
      throw Refusal.invalid(
              "commitments.year-before-target",
              "分解年度 " + years.firstKey() + " 早于目标的开始年度 " + whole.common().startOn().getYear() + "。",
              years.firstKey() + " lies before the target's first year")
          .asException();
    }
    Apportionment.refuseYears(
            whole.whole(lights.about()), meant, years, whole.common().due().getYear())
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    Map<Integer, Target> before = new HashMap<>();
    rows.sharesOf(id).forEach(s -> before.put(s.common().due().getYear(), s));
    boolean alone = meant == Apportionment.Path.YEARLY;
    Set<Long> kept = new HashSet<>();
    for (var year : years.entrySet()) {
      LocalDate due =
          year.getKey() == whole.common().due().getYear()
              ? whole.common().due()
              : LocalDate.of(year.getKey(), 12, 31);
      LocalDate start = alone ? LocalDate.of(year.getKey(), 1, 1) : whole.common().startOn();
      kept.add(
          put(
              whole,
              before.get(year.getKey()),
              "YEAR",
              year.getKey() + "年" + (alone ? "（当年）" : ""),
              whole.common().leadUnitId(),
              whole.common().supportUnitIds(),
              whole.common().impliedUnitIds(),
              whole.common().regionPath(),
              start,
              due,
              year.getValue(),
              meant.name()));
    }
    finish(whole, before.values(), kept, years.size() + "个年度", years.size() + " years");
  }

  /**
   * Breaks a target down by units; shares that do not meet the whole are refused with the figures.
   */
  @Transactional
  public void byUnit(long id, int version, List<UnitShare> given) {
    Target whole = toApportion(id, version, "UNIT");
    Map<Long, Unit> named = new HashMap<>();
    units.get(given.stream().map(UnitShare::unitId).toList()).forEach(u -> named.put(u.id(), u));
    List<Share> shares = new ArrayList<>();
    List<Unit> owners = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (UnitShare share : given) {
      if (share.value() == null) {
        continue;
      }
      Unit unit = named.get(share.unitId());
      if (unit == null) {
        throw Refusal.missing(
                "commitments.no-unit",
                "没有编号为 " + share.unitId() + " 的单位。",
                "there is no unit " + share.unitId())
            .asException();
      }
      if (!seen.add(unit.id())) {
        throw Refusal.invalid(
                "commitments.share-twice", unit.name() + "填写了两次。", unit.name() + " is given twice")
            .asException();
      }
      shares.add(new Share(unit.name(), share.value(), share.weight()));
      owners.add(unit);
    }
    Apportionment.refuseUnits(whole.whole(lights.about()), shares)
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    Map<Long, Target> before = new HashMap<>();
    rows.sharesOf(id).forEach(s -> before.put(s.common().leadUnitId(), s));
    List<Long> around = new ArrayList<>(whole.common().supportUnitIds());
    around.add(whole.common().leadUnitId());
    Set<Long> kept = new HashSet<>();
    for (int i = 0; i < shares.size(); i++) {
      Unit unit = owners.get(i);
      kept.add(
          put(
              whole,
              before.get(unit.id()),
              "UNIT",
              unit.name(),
              unit.id(),
              around,
              List.of(),
              unit.regionPath(),
              whole.common().startOn(),
              whole.common().due(),
              shares.get(i),
              whole.path()));
    }
    finish(whole, before.values(), kept, shares.size() + "个单位", shares.size() + " units");
  }

  /** Takes all shares back. */
  @Transactional
  public void unite(long id, int version) {
    Commitment.CHANGE.demand();
    Target whole = rows.get(id);
    Commitment.CHANGE.demand(whole.common());
    if (whole.common().version() != version) {
      throw Refusal.stale().asException();
    }
    for (Target share : rows.sharesOf(id)) {
      book.end(share.id(), "取消分解");
    }
    jdbc.sql("update commitment set version = version + 1 where id = ?").param(id).update();
    history.add(id, "APPORTIONED", "取消分解", "Shares taken back");
  }

  private Target toApportion(long id, int version, String axis) {
    Commitment.CHANGE.demand();
    Target whole = rows.get(id);
    Commitment.CHANGE.demand(whole.common());
    if (whole.common().version() != version) {
      throw Refusal.stale().asException();
    }
    if (whole.value() == null) {
      throw Refusal.invalid(
              "commitments.target-without-number",
              "该目标只有文字表述（" + whole.goal() + "），没有数值，不能分解。",
              "the target is words only: nothing to break down")
          .asException();
    }
    rows.sharesOf(id).stream()
        .filter(share -> !axis.equals(share.common().axis()))
        .findFirst()
        .ifPresent(
            share -> {
              throw Refusal.conflict(
                      "commitments.target-broken-down-otherwise",
                      axis.equals("YEAR")
                          ? "该目标已按单位分解。请先取消，或在各单位的分解目标上再按年度分解。"
                          : "该目标已按年度分解。请打开某一年度的目标，再按单位分解。",
                      "the target is broken down along the other axis: break its shares down, or take them back first")
                  .asException();
            });
    return whole;
  }

  private long put(
      Target whole,
      @Nullable Target before,
      String axis,
      String name,
      long lead,
      List<Long> supports,
      List<Long> implied,
      String regionPath,
      LocalDate start,
      LocalDate due,
      Share share,
      @Nullable String path) {
    Commitment common = whole.common();
    NewCommitment now =
        new NewCommitment(
            common.kind(),
            common.planId(),
            null,
            whole.id(),
            axis,
            name
                + "："
                + TargetIntake.title(
                    whole.metric(),
                    whole.meaning(),
                    whole.comparator(),
                    share.value(),
                    null,
                    whole.unit(),
                    null),
            common.theme(),
            lead,
            common.leadAssumed() && lead == common.leadUnitId(),
            supports,
            implied,
            regionPath,
            start,
            due,
            source(common));
    long id;
    if (before == null) {
      id = book.add(now);
    } else {
      id = before.id();
      book.revise(id, now);
    }
    jdbc.sql(
            """
            insert into target (id, metric, meaning, comparator, value, unit, scope, strength, nature, nature_reason, denominator, weight, path)
            values (:id, :metric, :meaning, :comparator, :value, :unit, :scope, :strength, :nature, :reason, :denominator, :weight, :path)
            on conflict (id) do update set comparator = :comparator, value = :value, weight = :weight, path = :path
            """)
        .param("id", id)
        .param("metric", whole.metric())
        .param("meaning", whole.meaning())
        .param("comparator", whole.comparator())
        .param("value", share.value())
        .param("unit", whole.unit())
        .param("scope", name)
        .param("strength", whole.strength(), Types.VARCHAR)
        .param("nature", whole.nature().name())
        .param("reason", "随上级目标")
        .param("denominator", whole.denominator(), Types.VARCHAR)
        .param("weight", share.weight(), Types.NUMERIC)
        .param("path", path, Types.VARCHAR)
        .update();
    values.bind(id);
    book.judge(id);
    return id;
  }

  private static @Nullable Source source(Commitment common) {
    return common.documentId() == null
        ? null
        : new Source(
            common.documentId(),
            common.document() == null ? "" : common.document(),
            common.sourceStart() == null ? 0 : common.sourceStart(),
            common.sourceEnd() == null ? 0 : common.sourceEnd(),
            common.sentence() == null ? "" : common.sentence(),
            common.headings());
  }

  private void finish(
      Target whole, Iterable<Target> before, Set<Long> kept, String what, String whatEnglish) {
    for (Target old : before) {
      if (!kept.contains(old.id())) {
        book.end(old.id(), "分解调整");
      }
    }
    jdbc.sql("update commitment set version = version + 1 where id = ?").param(whole.id()).update();
    history.add(
        whole.id(),
        "APPORTIONED",
        "分解到" + what + "（" + Targets.words(whole.nature()) + "）",
        "Broken down to " + whatEnglish + " by " + whole.nature());
  }
}
