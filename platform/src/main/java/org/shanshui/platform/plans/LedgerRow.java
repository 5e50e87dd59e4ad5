package org.shanshui.platform.plans;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;

/**
 * An item as the ledger's page shows it.
 *
 * @param heading to be shown over it, null where it stands under the one before
 * @param from offset in the text, in UTF-16 units
 */
record LedgerRow(Item item, @Nullable String heading, int from, int to) {

  static List<LedgerRow> of(List<Item> items, CodePoints points) {
    List<LedgerRow> rows = new ArrayList<>();
    String last = null;
    for (Item item : items) {
      String path = item.headingPath();
      rows.add(
          new LedgerRow(
              item,
              path.equals(last) ? null : path,
              points.unit(item.start()),
              points.unit(item.end())));
      last = path;
    }
    return rows;
  }

  public Content content() {
    return item.content();
  }

  /** The figure, as short as it can be said: ≥ 43%, 10–30米, 84个. */
  public String figure() {
    return figure(item.content());
  }

  public static String figure(Content content) {
    if (content instanceof Content.Target target) {
      if (target.inWords()) {
        return String.valueOf(target.words());
      }
      return sign(target.op())
          + plain(target.value())
          + (target.upper() == null ? "" : "–" + plain(target.upper()))
          + (target.unit() == null ? "" : target.unit());
    }
    if (content instanceof Content.Indicator row) {
      String unit = row.unit() == null ? "" : " " + row.unit();
      return row.value() == null
          ? String.valueOf(row.targetText())
          : sign(row.op()) + plain(row.value()) + unit;
    }
    if (content instanceof Content.Project project) {
      return project.count() == null ? "" : plain(project.count()) + " 个";
    }
    return "";
  }

  public static String sign(@Nullable String op) {
    return op == null
        ? ""
        : switch (op) {
          case ">=" -> "≥ ";
          case "<=" -> "≤ ";
          case "~" -> "≈ ";
          default -> "";
        };
  }

  public static String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return "—";
    }
    return Math.abs(number.scale()) <= 100
        ? number.stripTrailingZeros().toPlainString()
        : number.toString();
  }

  /** The names of the units that support a task, those without a unit of ours marked. */
  public String support() {
    return item.content() instanceof Content.Task task
        ? task.support().stream().map(Content.Party::name).collect(Collectors.joining("、"))
        : "";
  }

  /** Names that no unit of ours has. */
  public List<String> unknown() {
    if (!(item.content() instanceof Content.Task task)) {
      return List.of();
    }
    List<String> unknown = new ArrayList<>();
    if (task.lead() != null && task.lead().unitId() == null) {
      unknown.add(task.lead().name());
    }
    task.support().stream()
        .filter(party -> party.unitId() == null)
        .forEach(party -> unknown.add(party.name()));
    return unknown;
  }
}
