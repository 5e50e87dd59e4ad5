package org.shanshui.platform.cases.loop;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Role;

/**
 * Who takes a step.
 *
 * @param person null for the house itself
 * @param unitId null for the house itself
 * @param approves whether the person approves for the unit
 */
public record By(@Nullable Long person, @Nullable Long unitId, Set<Role> roles, boolean approves) {
  public static final By HOUSE = new By(null, null, Set.of(), false);

  public By {
    roles = Set.copyOf(roles);
  }

  public boolean isHouse() {
    return person == null;
  }

  long personId() {
    if (person == null) {
      throw new IllegalStateException("The house itself is no person");
    }
    return person;
  }

  boolean isOf(long unit) {
    return unitId != null && unitId == unit;
  }

  boolean isPerson(@Nullable Long other) {
    return person != null && person.equals(other);
  }
}
