package org.shanshui.platform.directory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Actor;
import org.springframework.stereotype.Component;

/** Regions and units that are offered to choose from (可选的区划和单位), to the one who asks. */
@Component
public class Offered {
  private static final int MOST_UNITS = 400;

  private final Regions regions;
  private final Units units;

  Offered(Regions regions, Units units) {
    this.regions = regions;
    this.units = units;
  }

  /** The actor's region and those directly below: names by code. */
  public Map<String, String> regions() {
    Map<String, String> choices = new LinkedHashMap<>();
    String path = Actor.current().region();
    regions
        .byPath(path.isEmpty() ? "/" : path)
        .ifPresent(
            own -> {
              choices.put(own.code(), own.name());
              regions.children(own.code()).forEach(r -> choices.put(r.code(), r.name()));
            });
    return choices;
  }

  /** Units of the actor's region and below, as far as a choice can hold them: names by number. */
  public Map<Long, String> units() {
    Map<Long, String> choices = new LinkedHashMap<>();
    String path = Actor.current().region();
    List<Unit> found = path.length() <= 1 ? units.of(Regions.NATION) : units.within(path);
    Map<String, String> names = new HashMap<>();
    for (Unit unit : found) {
      if (unit.active() && choices.size() < MOST_UNITS) {
        String region =
            unit.regionPath().equals(path)
                ? ""
                : names.computeIfAbsent(
                    unit.regionCode(), c -> regions.find(c).map(r -> r.name() + " · ").orElse(""));
        choices.put(unit.id(), region + unit.name());
      }
    }
    return choices;
  }
}
