package org.shanshui.platform.directory;

import java.util.List;
import java.util.Map;

/** What is to become of a region (区划调整), as it is planned. */
public sealed interface RegionPlan {

  /**
   * 更名、改设、改码: it goes on under another name, another code, or both. Units that are called after it
   * are called after it still.
   *
   * @param name the new one, or the present one
   * @param code likewise
   */
  record Altered(String name, String code) implements RegionPlan {}

  /**
   * 合并: it goes up in another of its level.
   *
   * @param into code of the one that takes it over
   * @param units by unit of the region the unit there that it goes up in; the others go over as
   *     they are
   */
  record Merged(String into, Map<Long, Long> units) implements RegionPlan {
    public Merged {
      units = Map.copyOf(units);
    }
  }

  /**
   * 拆分: parts of it become regions. Where none of them has its code it is no more, and lies below
   * the main part.
   *
   * @param main code of the part that keeps what nobody else takes
   * @param regions by region directly below, the code of its part
   * @param units by unit of the region, the code of its part; those below a unit go with it
   */
  record Split(List<Part> parts, String main, Map<String, String> regions, Map<Long, String> units)
      implements RegionPlan {
    public Split {
      parts = List.copyOf(parts);
      regions = Map.copyOf(regions);
      units = Map.copyOf(units);
    }
  }

  /** A region to be; with the code of the one that is split, that one. */
  record Part(String code, String name) {}

  /** The sorts of changes. */
  enum Kind {
    ALTERED(Altered.class),
    MERGED(Merged.class),
    SPLIT(Split.class);

    private final Class<? extends RegionPlan> type;

    Kind(Class<? extends RegionPlan> type) {
      this.type = type;
    }

    Class<? extends RegionPlan> type() {
      return type;
    }

    static Kind of(RegionPlan plan) {
      if (plan instanceof Altered) {
        return ALTERED;
      }
      return plan instanceof Merged ? MERGED : SPLIT;
    }
  }
}
