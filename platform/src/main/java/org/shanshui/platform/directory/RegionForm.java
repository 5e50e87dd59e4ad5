package org.shanshui.platform.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.Entry;
import org.shanshui.platform.workbook.Filled;
import org.shanshui.platform.workbook.Form;
import org.shanshui.platform.workbook.Known;
import org.shanshui.platform.workbook.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Many towns and villages by workbook (区划导入). */
@Configuration(proxyBeanMethods = false)
class RegionForm {
  static final Column<String> CODE =
      Column.text("代码", "Code", 16).required().hint("2–12 位数字或字母", "2 to 12 digits or letters");
  static final Column<String> NAME = Column.text("名称", "Name", 24).required();
  static final Column<String> LEVEL =
      Column.choice("级别", "Level", 10, List.of("乡镇", "街道", "村", "社区"), RegionForm::level)
          .required();
  static final Column<String> PARENT =
      Column.text("上级代码", "Code of the one above", 16)
          .required()
          .hint("已有的代码，或本表上面各行的代码", "a known code, or one of the rows above");

  private RegionForm() {}

  private static @Nullable String level(String word) {
    return switch (word) {
      case "乡镇", "街道", "乡镇（街道）", "town" -> "town";
      case "村", "社区", "村（社区）", "village" -> "village";
      default -> null;
    };
  }

  /** A region to be added. */
  record Draft(String code, String name, String level, String parent) {}

  @Bean
  static Form<Draft> regionImport(Regions regions) {
    return Form.of(
        "/directory/regions/import",
        "directory",
        "directory.regions.import",
        "/directory",
        "区划",
        Draft.class,
        List.of(CODE, NAME, LEVEL, PARENT),
        CODE,
        Regions.ADD,
        given -> new Table(regions));
  }

  private static final class Table implements Sitting<Draft> {
    private final Regions regions;
    private final Map<String, String> levels = new HashMap<>();

    Table(Regions regions) {
      this.regions = regions;
    }

    @Override
    public @Nullable Draft draft(Filled row, @Nullable Known known) {
      String code = row.get(CODE);
      String name = row.get(NAME);
      String level = row.get(LEVEL);
      String above = row.get(PARENT);
      if (code == null || name == null || level == null || above == null) {
        return null;
      }
      Draft draft = new Draft(code, name, level, above);
      Region there = regions.find(code).orElse(null);
      if (there != null) {
        if (draft.equals(
            new Draft(
                there.code(), there.name(), there.level(), String.valueOf(there.parentCode())))) {
          row.isUnchanged();
        } else {
          row.wrong(
              CODE,
              Refusal.conflict(
                  "directory.unit-code-taken",
                  "代码已存在（" + there.name() + "），内容与此行不同。",
                  "the code exists already (" + there.name() + ") and is another."));
        }
        return null;
      }
      String levelAbove = levels.containsKey(above) ? levels.get(above) : levelAbove(row, above);
      try {
        Regions.check(code, name, level);
      } catch (Refused refused) {
        row.wrong(CODE, refused.refusal());
      }
      if (levelAbove != null && !Regions.isBelow(level, levelAbove)) {
        row.wrong(LEVEL, "级别应低于上级。", "the level must be lower than the one above.");
      }
      if (row.isSound()) {
        levels.put(code, level);
      }
      return row.isSound() ? draft : null;
    }

    private @Nullable String levelAbove(Filled row, String above) {
      Region region = regions.find(above).orElse(null);
      if (region == null) {
        row.wrong(PARENT, "没有代码为“" + above + "”的上级。", "there is no region " + above + ".");
        return null;
      }
      if (!region.path().startsWith(Actor.current().region())) {
        row.wrong(PARENT, "上级不在您的行政区划内。", "that region is not within yours.");
      }
      return region.level();
    }

    @Override
    public void keep(List<Entry<Draft>> rows) {
      for (Entry<Draft> row : rows) {
        Draft draft = row.draft();
        regions.add(draft.code(), draft.name(), draft.level(), draft.parent());
      }
    }
  }
}
