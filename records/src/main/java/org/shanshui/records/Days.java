package org.shanshui.records;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.yaml.Node;

/** Days in files of packs. */
public final class Days {
  private Days() {}

  /** The day of an entry; null where there is none, or no such day, which is a fault. */
  public static @Nullable LocalDate read(Node.Mapping map, String key, Faults faults) {
    return map.find(key).map(node -> read(node, faults)).orElse(null);
  }

  /** A day; null where there is no such day, which is a fault. */
  public static @Nullable LocalDate read(Node node, Faults faults) {
    try {
      return LocalDate.parse(node.text());
    } catch (DateTimeException e) {
      faults.add(
          node.place(),
          new Words("没有“" + node.text() + "”这一天", "there is no day " + node.text()),
          new Words("请写作 2026-01-31", "write it as 2026-01-31"));
      return null;
    }
  }
}
