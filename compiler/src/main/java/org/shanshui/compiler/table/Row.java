package org.shanshui.compiler.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.noise.CleanText;

/**
 * A row of a table's body.
 *
 * @param cells blank ones filled from above where the column's groups are written once
 * @param groups titles of the section rows over it, the outermost first
 * @param count how many rows a section or total row says it has: 3 in 一、供水类（3个）
 */
public record Row(Kind kind, List<CleanText> cells, List<String> groups, @Nullable Integer count) {

  /** What a row is. */
  public enum Kind {
    /** One indicator, project, task or place. */
    BODY,
    /** 其中：市区: a part of the row before it. */
    PART,
    /** 一、供水保障类（3个）: what the rows below have in common. */
    SECTION,
    /** 小计: the sum of the rows since the last section row or 小计. */
    SUBTOTAL,
    /** 合计, 全市: the sum of all. */
    TOTAL,
    /** The heads again, as on each page. */
    HEAD,
    /** 注：… */
    NOTE
  }

  /** The cell in a column, empty where the row is shorter. */
  public CleanText cell(int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : CleanText.empty(0);
  }

  /** Whether it tells of one thing of its own. */
  public boolean isBody() {
    return kind == Kind.BODY || kind == Kind.PART;
  }

  /** Where its first cell with text starts, UTF-16; -1 where all are empty. */
  public int start() {
    return cells.stream()
        .filter(cell -> cell.length() > 0)
        .mapToInt(cell -> cell.sourceStart(0))
        .min()
        .orElse(-1);
  }

  /** Where its last cell ends, UTF-16. */
  public int end() {
    return cells.stream().mapToInt(cell -> cell.sourceEnd(cell.length())).max().orElse(0);
  }
}
