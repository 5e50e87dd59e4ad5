package org.shanshui.platform.plans;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.stereotype.Component;

/** Finds the units that a plan names (单位归一); who is not found is asked about in the directory. */
@Component
class Owners {
  private final Units units;
  private final Regions regions;

  Owners(Units units, Regions regions) {
    this.units = units;
    this.regions = regions;
  }

  /** The units of one document: each name is looked up once. */
  final class Search {
    private final Region region;
    private final String document;
    private final List<Region> below;
    private final boolean asks;
    private final Map<String, Optional<Unit>> known = new HashMap<>();

    private Search(Region region, String document, boolean asks) {
      this.region = region;
      this.document = document;
      this.asks = asks;
      this.below = regions.children(region.code());
    }

    /** The task with its units, as far as they are known. */
    Content.Task matched(Content.Task task) {
      Content.Party lead = task.lead() == null ? null : matched(task.lead());
      return task.by(lead, task.support().stream().map(this::matched).toList());
    }

    private Content.Party matched(Content.Party party) {
      if (party.unitId() != null) {
        return party;
      }
      Long id = known.computeIfAbsent(party.name(), this::unit).map(Unit::id).orElse(null);
      return new Content.Party(party.name(), id);
    }

    private Optional<Unit> unit(String name) {
      // 澄湖区政府 in the city's plan is the district's own.
      for (Region county : below) {
        if (name.startsWith(county.name())) {
          Optional<Unit> unit = units.called(name, county.code());
          if (unit.isPresent()) {
            return unit;
          }
        }
      }
      return !asks || isGroup(name)
          ? units.called(name, region.code())
          : units.calledOrAsk(name, region.code(), document);
    }
  }

  /** Not a name but a group (相关县〈市、区〉政府): no question that the directory could answer. */
  static boolean isGroup(String name) {
    return name.matches(".*(各|相关|有关).*");
  }

  Search within(String regionCode, String document) {
    return new Search(regions.get(regionCode), document, true);
  }

  /** As {@link #within}, but who is not found is left unknown. */
  Search knownWithin(String regionCode) {
    return new Search(regions.get(regionCode), "", false);
  }

  /** A unit chosen by hand, as the party it is. */
  Content.@Nullable Party party(@Nullable Long unitId) {
    return unitId == null ? null : new Content.Party(units.get(unitId).name(), unitId);
  }
}
