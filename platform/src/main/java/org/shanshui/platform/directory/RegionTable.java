package org.shanshui.platform.directory;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.web.Sheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Many towns and villages at once, from a table (区划批量导入). */
@Component
class RegionTable {
  static final List<String> HEADS = List.of("代码", "名称", "级别", "上级代码");
  private static final Map<String, String> LEVELS =
      Map.of(
          "乡镇", "town", "街道", "town", "乡镇（街道）", "town", "town", "town", "村", "village", "社区",
          "village", "村（社区）", "village", "village", "village");
  private static final int MOST_ROWS = 5000;

  private final Regions regions;

  RegionTable(Regions regions) {
    this.regions = regions;
  }

  /** A row that can be added. */
  record Row(String code, String name, String level, String parent) {
    String line() {
      return String.join("\t", code, name, level, parent);
    }
  }

  /**
   * A row that cannot be, and why.
   *
   * @param row as the table counts, from 1
   * @param column letter of the cell
   */
  record Fault(int row, String column, Refusal why) {}

  /** What a table came to; the good rows wait to be confirmed. */
  record Read(String sheet, List<Row> good, List<Fault> faults) {
    public String lines() {
      return String.join("\n", good.stream().map(Row::line).toList());
    }
  }

  Read read(InputStream in) throws IOException {
    Sheet sheet = Sheet.read(in, MOST_ROWS + 1);
    List<Row> good = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    Map<String, String> levels = new HashMap<>();
    for (Sheet.Line line : sheet.lines()) {
      if (line.number() == 1 || line.isBlank()) {
        continue;
      }
      Fault fault = fault(line, levels);
      if (fault != null) {
        faults.add(fault);
        continue;
      }
      Row row = row(line);
      levels.put(row.code(), row.level());
      good.add(row);
    }
    return new Read(sheet.name(), good, faults);
  }

  private static Row row(Sheet.Line line) {
    return new Row(
        line.text(0), line.text(1), LEVELS.getOrDefault(line.text(2), line.text(2)), line.text(3));
  }

  private @Nullable Fault fault(Sheet.Line line, Map<String, String> above) {
    for (int column = 0; column < HEADS.size(); column++) {
      if (line.isFormula(column)) {
        return new Fault(
            line.number(),
            Sheet.letter(column),
            Refusal.invalid("单元格是公式，请粘贴为数值。", "the cell holds a formula: paste its value"));
      }
    }
    Row row = row(line);
    if (above.containsKey(row.code())) {
      return new Fault(
          line.number(), "A", Refusal.invalid("代码在表中重复。", "the code stands in the table twice"));
    }
    if (!LEVELS.containsValue(row.level())) {
      return new Fault(
          line.number(),
          "C",
          Refusal.invalid("级别应为“乡镇”“街道”“村”或“社区”。", "the level is 乡镇, 街道, 村 or 社区"));
    }
    String parentLevel = above.get(row.parent());
    if (parentLevel == null) {
      Region parent = regions.find(row.parent()).orElse(null);
      if (parent == null) {
        return new Fault(
            line.number(),
            "D",
            Refusal.invalid(
                "没有代码为“" + row.parent() + "”的上级。", "there is no region " + row.parent()));
      }
      if (!parent.path().startsWith(Actor.current().region())) {
        return new Fault(
            line.number(), "D", Refusal.denied("上级不在您的行政区划内。", "that region is not within yours"));
      }
      parentLevel = parent.level();
    }
    try {
      Regions.check(row.code(), row.name(), row.level());
    } catch (Refused refused) {
      return new Fault(line.number(), row.name().isBlank() ? "B" : "A", refused.refusal());
    }
    if (!Regions.isBelow(row.level(), parentLevel)) {
      return new Fault(
          line.number(),
          "C",
          Refusal.invalid("级别应低于上级。", "the level must be lower than the one above"));
    }
    if (regions.find(row.code()).isPresent()) {
      return new Fault(line.number(), "A", Refusal.conflict("代码已存在。", "the code exists already"));
    }
    return null;
  }

  /**
   * Adds the rows that were confirmed; all or none.
   *
   * @param lines as {@link Read#lines} gave them
   */
  @Transactional
  int add(String lines) {
    Actor.current().must(Role.ADMINISTRATOR);
    int added = 0;
    for (String line : lines.lines().toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length != HEADS.size() || added >= MOST_ROWS) {
        throw Refusal.invalid("确认的内容已损坏，请重新上传。", "what was confirmed is damaged: upload again")
            .asException();
      }
      regions.add(cells[0], cells[1], cells[2], cells[3]);
      added++;
    }
    return added;
  }
}
