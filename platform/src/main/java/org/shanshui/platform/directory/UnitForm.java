package org.shanshui.platform.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.Entry;
import org.shanshui.platform.workbook.Filled;
import org.shanshui.platform.workbook.Form;
import org.shanshui.platform.workbook.Known;
import org.shanshui.platform.workbook.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The units of a region by workbook (单位导入): an administrator's first day. */
@Configuration(proxyBeanMethods = false)
class UnitForm {
  private static final Map<String, String> KINDS = kinds();

  static final Column<String> NAME =
      Column.text("单位名称", "Unit", 30)
          .required()
          .alias("名称")
          .hint("全称；同一区划内已有的按名称更新", "in full; a known one of the region is changed");
  static final Column<String> KIND =
      Column.choice("类型", "Kind", 12, List.copyOf(KINDS.keySet()), UnitForm::kind).required();
  static final Column<String> REGION =
      Column.text("区划", "Region", 18)
          .hint("名称或代码；不填为您所在的区划", "name or code; your own where it is blank");
  static final Column<String> PARENT =
      Column.text("上级单位", "Above", 30)
          .hint(
              "同一区划或上级区划中的单位，可为本表上面各行",
              "a unit of the region or of one above, also of the rows above");
  static final Column<String> ALIASES =
      Column.text("别名", "Aliases", 30).hint("用顿号隔开；规划中的简称", "as plans call it, with 、 between");

  private UnitForm() {}

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("政府", "government");
    kinds.put("党委机构", "party");
    kinds.put("部门", "department");
    kinds.put("事业单位", "institution");
    kinds.put("企业", "enterprise");
    kinds.put("其他", "other");
    return kinds;
  }

  private static @Nullable String kind(String word) {
    return KINDS.containsValue(word) ? word : KINDS.get(word);
  }

  /**
   * A unit as a row gives it.
   *
   * @param parent name of the unit above; null to leave it as it is
   */
  record Draft(
      String name, String kind, String region, @Nullable String parent, List<String> aliases) {}

  @Bean
  static Form<Draft> unitImport(Units units, UnitMoves moves, Regions regions) {
    return Form.of(
        "/directory/units/import",
        "directory",
        "directory.units.import",
        "/directory",
        "单位",
        Draft.class,
        List.of(NAME, KIND, REGION, PARENT, ALIASES),
        NAME,
        Units.CHANGE,
        given -> new Table(units, moves, regions));
  }

  private static final class Table implements Sitting<Draft> {
    private final Units units;
    private final UnitMoves moves;
    private final Regions regions;
    private final Places places;
    private final Set<String> above = new HashSet<>();
    private final Map<String, Unit> there = new HashMap<>();

    Table(Units units, UnitMoves moves, Regions regions) {
      this.units = units;
      this.moves = moves;
      this.regions = regions;
      this.places = new Places(regions);
    }

    /** Units of two regions may have one name. */
    @Override
    public @Nullable String code(Filled row, Column<String> column) {
      String name = row.get(column);
      Region region = places.called(row.get(REGION));
      return name == null || region == null ? name : region.code() + "/" + name;
    }

    @Override
    public Map<String, Known> known(Collection<String> codes) {
      Map<String, Known> known = new HashMap<>();
      for (String code : codes) {
        int slash = code.indexOf('/');
        if (slash > 0) {
          units
              .called(code.substring(slash + 1), code.substring(0, slash))
              .filter(unit -> unit.name().equals(code.substring(slash + 1)))
              .ifPresent(
                  unit -> {
                    there.put(code, unit);
                    known.put(code, new Known(unit.id(), unit.version()));
                  });
        }
      }
      return known;
    }

    @Override
    public @Nullable Draft draft(Filled row, @Nullable Known known) {
      String name = row.get(NAME);
      String kind = row.get(KIND);
      Region region = places.called(row.get(REGION));
      if (region == null) {
        row.wrong(REGION, "不是您的区划范围内的名称或代码。", "is no name or code of a region within yours.");
      } else if (!region.path().startsWith(Actor.current().region())) {
        row.wrong(REGION, "不在您的行政区划内。", "is not within your region.");
      }
      String parent = row.get(PARENT);
      if (parent != null
          && region != null
          && !standsAbove(parent, region)
          && find(parent, region) == null) {
        row.wrong(
            PARENT,
            "没有“" + parent + "”这个单位（本表上面各行和系统中都没有）。",
            "there is no unit " + parent + ", here or in the rows above.");
      }
      String aliases = row.get(ALIASES);
      if (!row.isSound() || name == null || kind == null || region == null) {
        return null;
      }
      Draft draft = new Draft(name, kind, region.code(), parent, split(aliases));
      Unit before = there.get(region.code() + "/" + name);
      if (before != null && isSame(draft, before)) {
        row.isUnchanged();
        return null;
      }
      above.add(region.code() + "/" + name);
      return draft;
    }

    private static List<String> split(@Nullable String words) {
      return words == null
          ? List.of()
          : Stream.of(words.split("[、,，;；\\n]"))
              .map(String::strip)
              .filter(w -> !w.isEmpty())
              .distinct()
              .toList();
    }

    private boolean isSame(Draft draft, Unit unit) {
      Set<String> known = new HashSet<>();
      units.aliases(unit.id()).forEach(alias -> known.add(alias.alias()));
      return unit.kind().equals(draft.kind())
          && known.containsAll(draft.aliases())
          && (draft.parent() == null
              || unit.parentId() != null
                  && units.get(unit.parentId()).name().equals(draft.parent()));
    }

    /** Whether one of the rows above makes such a unit, of the region or of one above it. */
    private boolean standsAbove(String name, Region region) {
      for (Region at = region; at != null; at = next(at)) {
        if (above.contains(at.code() + "/" + name)) {
          return true;
        }
      }
      return false;
    }

    /** A unit of the region, or else of the nearest one above that has it. */
    private @Nullable Unit find(String name, Region region) {
      for (Region at = region; at != null; at = next(at)) {
        Unit found = units.called(name, at.code()).orElse(null);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    private @Nullable Region next(Region region) {
      return region.parentCode() == null ? null : regions.find(region.parentCode()).orElse(null);
    }

    @Override
    public void keep(List<Entry<Draft>> rows) {
      for (Entry<Draft> row : rows) {
        keep(row.draft(), row.known());
      }
    }

    private void keep(Draft draft, @Nullable Known known) {
      Region region = regions.get(draft.region());
      Unit parent = draft.parent() == null ? null : find(draft.parent(), region);
      if (draft.parent() != null && parent == null) {
        throw Refusal.conflict(
                "directory.unit-above-missing",
                "上级单位“" + draft.parent() + "”未能写入，此行也未写入。",
                "the unit above, " + draft.parent() + ", was not kept, so this one was not")
            .asException();
      }
      Unit unit =
          known == null
              ? units.add(
                  draft.name(), draft.kind(), draft.region(), parent == null ? null : parent.id())
              : change(draft, known, parent);
      Set<String> there = new HashSet<>();
      units.aliases(unit.id()).forEach(alias -> there.add(alias.alias()));
      draft.aliases().stream()
          .filter(alias -> !there.contains(alias))
          .forEach(alias -> units.addAlias(unit.id(), alias));
    }

    private Unit change(Draft draft, Known known, @Nullable Unit parent) {
      Unit unit = units.rename(known.id(), known.version(), draft.name(), draft.kind());
      return parent == null || Objects.equals(unit.parentId(), parent.id())
          ? unit
          : moves.move(unit.id(), unit.version(), parent.id());
    }
  }
}
