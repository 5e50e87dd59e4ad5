package org.shanshui.platform.commitments.lights;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.yaml.Distinct;
import org.shanshui.packkit.yaml.Node;

/**
 * How far a value may be from what is asked for approximately (约、左右) and still be it: a share of
 * the value, by the day on which the target is due. The file of the lights says it.
 */
public final class About {
  private final NavigableMap<LocalDate, BigDecimal> shares;

  private About(NavigableMap<LocalDate, BigDecimal> shares) {
    this.shares = shares;
  }

  /** The entries of a file that its schema has held: at least one. */
  static Optional<About> read(List<Node.Mapping> entries, Faults faults) {
    int before = faults.size();
    NavigableMap<LocalDate, BigDecimal> shares = new TreeMap<>();
    Distinct days = new Distinct("起始日期", "first day", faults);
    for (Node.Mapping entry : entries) {
      Node from = entry.get("from");
      days.add(from);
      try {
        shares.put(LocalDate.parse(from.text()), entry.get("percent").number().movePointLeft(2));
      } catch (DateTimeException e) {
        faults.add(
            from.place(),
            new Words("没有“" + from.text() + "”这一天", "there is no day " + from.text()),
            new Words("请写实际的日期", "name a day of the calendar"));
      }
    }
    return faults.size() == before ? Optional.of(new About(shares)) : Optional.empty();
  }

  /** The share that is allowed of a target due on a day: 0.02. */
  public BigDecimal on(LocalDate due) {
    Map.Entry<LocalDate, BigDecimal> entry = shares.floorEntry(due);
    return (entry == null ? Objects.requireNonNull(shares.firstEntry()) : entry).getValue();
  }

  /** The least that is still about a value. */
  public BigDecimal least(BigDecimal value, LocalDate due) {
    return value.subtract(value.abs().multiply(on(due)));
  }
}
