package org.shanshui.platform.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * What stands against a change of a region: when it is planned, and again on its day. Nothing is
 * left without anyone who answers for it.
 */
@Component
class RegionChecks {
  private final Regions regions;
  private final Units units;

  RegionChecks(Regions regions, Units units) {
    this.regions = regions;
    this.units = units;
  }

  void check(Region region, RegionPlan plan) {
    if (plan instanceof RegionPlan.Altered altered) {
      check(region, altered);
    } else if (plan instanceof RegionPlan.Merged merged) {
      check(region, merged);
    } else if (plan instanceof RegionPlan.Split split) {
      check(region, split);
    }
  }

  private void check(Region region, RegionPlan.Altered plan) {
    Regions.check(plan.code(), plan.name(), region.level());
    boolean renamed = !plan.name().strip().equals(region.name());
    boolean recoded = !plan.code().equals(region.code());
    if (!renamed && !recoded) {
      throw Refusal.invalid(
              "directory.nothing-changes",
              "名称和代码都没有变化。",
              "neither the name nor the code is another")
          .beside("name")
          .asException();
    }
    if (renamed) {
      mustBeFreeName(region, plan.name().strip(), "name");
      for (Unit unit : calledAfter(region)) {
        String name = plan.name().strip() + unit.name().substring(region.name().length());
        boolean taken =
            units.of(unit.regionCode()).stream()
                .anyMatch(other -> other.id() != unit.id() && other.name().equals(name));
        if (taken) {
          throw Refusal.conflict(
                  "directory.new-name-taken-by-unit",
                  "“%s”将随之更名为“%s”，但已有单位用此名。请先修改其中一个单位的名称。".formatted(unit.name(), name),
                  "%s would be called %s, and a unit is called so: rename one of them first"
                      .formatted(unit.name(), name))
              .beside("name")
              .asException();
        }
      }
    }
    if (recoded) {
      mustBeFreeCode(plan.code(), "code");
    }
  }

  /** Active units of a region and below that are called after it. */
  List<Unit> calledAfter(Region region) {
    return units.within(region.path()).stream()
        .filter(unit -> unit.active() && unit.name().startsWith(region.name()))
        .toList();
  }

  private void check(Region region, RegionPlan.Merged plan) {
    Region into =
        regions
            .find(plan.into())
            .orElseThrow(
                () ->
                    Refusal.invalid(
                            "directory.successor-missing",
                            "请选择并入的区划。",
                            "choose the region that takes it over")
                        .beside("into")
                        .asException());
    RegionChanges.PLAN.demand(into.path());
    if (into.endedOn() != null
        || !into.level().equals(region.level())
        || into.path().startsWith(region.path())) {
      throw Refusal.invalid(
              "directory.successor-of-another-level",
              "只能并入另一个同级、现有的区划。",
              "a region goes up in another of its level that is there")
          .beside("into")
          .asException();
    }
    Set<Long> own = new HashSet<>();
    for (Unit unit : activeOf(region)) {
      own.add(unit.id());
      Long taker = plan.units().get(unit.id());
      if (taker == null) {
        goesOver(unit, into, plan);
      } else {
        takesOver(unit, taker, into);
      }
    }
    if (!own.containsAll(plan.units().keySet())) {
      throw Refusal.invalid(
              "directory.change-outdated",
              "有的单位已不属于" + region.name() + "，或已停用。请重新打开本页。",
              "some unit does not belong to the region any more, or is not active: open the page anew")
          .asException();
    }
  }

  private void takesOver(Unit unit, long taker, Region into) {
    Unit other = units.get(taker);
    if (!other.active()
        || !other.regionCode().equals(into.code())
        || other.path().startsWith(unit.path())) {
      throw Refusal.invalid(
              "directory.heir-inactive",
              "“%s”的承接单位“%s”已停用，或不属于%s。请另选。".formatted(unit.name(), other.name(), into.name()),
              "%s, which is to take over %s, is not active or not of %s: choose another"
                  .formatted(other.name(), unit.name(), into.name()))
          .beside("unit." + unit.id())
          .asException();
    }
  }

  private void goesOver(Unit unit, Region into, RegionPlan.Merged plan) {
    boolean taken =
        units.of(into.code()).stream().anyMatch(other -> other.name().equals(unit.name()));
    if (taken) {
      throw Refusal.conflict(
              "directory.units-of-one-name",
              "%s已有“%s”。请选择并入它，或先修改其中一个的名称。".formatted(into.name(), unit.name()),
              "%s has a unit %s already: let them go together, or rename one first"
                  .formatted(into.name(), unit.name()))
          .beside("unit." + unit.id())
          .asException();
    }
    boolean second =
        isGovernment(unit)
            && activeOf(into).stream().anyMatch(RegionChecks::isGovernment)
            && !plan.units().containsKey(unit.id());
    if (second) {
      throw Refusal.conflict(
              "directory.two-governments",
              "“%s”将成为%s的第二个政府。请选择由哪个单位承接。".formatted(unit.name(), into.name()),
              "%s would be a second government of %s: choose who takes over"
                  .formatted(unit.name(), into.name()))
          .beside("unit." + unit.id())
          .asException();
    }
  }

  private static boolean isGovernment(Unit unit) {
    return unit.kind().equals("government") && unit.parentId() == null;
  }

  private void check(Region region, RegionPlan.Split plan) {
    Set<String> codes = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (RegionPlan.Part part : plan.parts()) {
      Regions.check(part.code(), part.name(), region.level());
      if (!codes.add(part.code()) || !names.add(part.name().strip())) {
        throw Refusal.invalid(
                "directory.parts-repeat",
                "拆分后的代码、名称不能重复。",
                "codes and names of the parts differ from each other")
            .beside("parts")
            .asException();
      }
      if (!part.code().equals(region.code())) {
        mustBeFreeCode(part.code(), "parts");
        if (!part.name().strip().equals(region.name())) {
          mustBeFreeName(region, part.name().strip(), "parts");
        }
      } else if (!part.name().strip().equals(region.name())) {
        throw Refusal.invalid(
                "directory.merged-region-renamed",
                "继续存在的%s不能同时更名，请另作一项更名。".formatted(region.name()),
                "%s goes on under its name: rename it by a change of its own"
                    .formatted(region.name()))
            .beside("parts")
            .asException();
      }
    }
    if (codes.size() < 2) {
      throw Refusal.invalid(
              "directory.too-few-parts",
              "拆分至少为两部分，每行一个：代码 名称。",
              "there are at least two parts, a line each: code name")
          .beside("parts")
          .asException();
    }
    if (!codes.contains(plan.main())
        || codes.contains(region.code()) && !plan.main().equals(region.code())) {
      throw Refusal.invalid(
              "directory.remainder-missing",
              "请选择未分配事项归属的部分；原区划继续存在的，归原区划。",
              "choose the part that keeps what nobody else takes; the region itself where it goes on")
          .beside("main")
          .asException();
    }
    for (Region below : regions.children(region.code())) {
      mustHavePart(below.name(), plan.regions().get(below.code()), codes, "region." + below.code());
    }
    for (Unit unit : topOf(region)) {
      mustHavePart(unit.name(), plan.units().get(unit.id()), codes, "unit." + unit.id());
    }
    Set<String> owned = new HashSet<>(plan.units().values());
    for (RegionPlan.Part part : plan.parts()) {
      if (!owned.contains(part.code())) {
        throw Refusal.conflict(
                "directory.part-without-unit",
                "没有单位分到%s，其事项将无人负责。请至少分配一个单位；没有的，先在%s添加。".formatted(part.name(), region.name()),
                "no unit goes to %s, and nobody would answer for what lies there: give it one; where there is none, add it to %s first"
                    .formatted(part.name(), region.name()))
            .beside("parts")
            .asException();
      }
    }
  }

  private static void mustHavePart(
      String name,
      @org.jspecify.annotations.Nullable String part,
      Set<String> codes,
      String field) {
    if (part == null || !codes.contains(part)) {
      throw Refusal.invalid(
              "directory.part-missing",
              "请选择“" + name + "”归哪一部分。",
              "choose the part that " + name + " goes to")
          .beside(field)
          .asException();
    }
  }

  List<Unit> activeOf(Region region) {
    return units.of(region.code()).stream().filter(Unit::active).toList();
  }

  /** Active units of a region that lie below no other of it. */
  List<Unit> topOf(Region region) {
    List<Unit> all = activeOf(region);
    Set<Long> ids = new HashSet<>(all.stream().map(Unit::id).toList());
    return all.stream()
        .filter(unit -> unit.parentId() == null || !ids.contains(unit.parentId()))
        .toList();
  }

  /** By unit of the region, the code of its part; those below a unit go with it. */
  Map<Long, String> parts(Region region, RegionPlan.Split plan) {
    Map<Long, String> parts = new java.util.HashMap<>();
    List<Unit> top = topOf(region);
    for (Unit unit : units.of(region.code())) {
      top.stream()
          .filter(above -> unit.path().startsWith(above.path()))
          .map(above -> plan.units().get(above.id()))
          .findFirst()
          .ifPresent(part -> parts.put(unit.id(), part));
    }
    return parts;
  }

  private void mustBeFreeCode(String code, String field) {
    if (regions.isKnown(code)) {
      throw Refusal.conflict(
              "directory.new-code-taken",
              "区划代码 " + code + " 已被使用，或曾经用过。请核对批复中的代码。",
              "region code " + code + " is in use, or was once: look at the approval")
          .beside(field)
          .asException();
    }
  }

  private void mustBeFreeName(Region region, String name, String field) {
    boolean taken =
        region.parentCode() != null
            && regions.children(region.parentCode()).stream()
                .anyMatch(
                    other -> !other.code().equals(region.code()) && other.name().equals(name));
    if (taken) {
      throw Refusal.conflict(
              "directory.region-name-taken",
              "同级已有“" + name + "”。",
              "a region beside it is called " + name + " already")
          .beside(field)
          .asException();
    }
  }
}
