package org.shanshui.platform.collection;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.stereotype.Component;

/** Names of units by their ids, a list's worth at once. */
@Component
class UnitNames {
  private final Units units;

  UnitNames(Units units) {
    this.units = units;
  }

  Map<Long, String> of(Collection<SheetHead> heads) {
    return byId(heads.stream().map(SheetHead::unitId).collect(Collectors.toSet()));
  }

  Map<Long, String> byId(Collection<Long> ids) {
    return units.get(ids).stream().collect(Collectors.toMap(Unit::id, Unit::name));
  }
}
