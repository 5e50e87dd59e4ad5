package org.shanshui.platform.collection;

import java.util.List;
import java.util.Set;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Units;
import org.springframework.stereotype.Component;

/** Who may do what with a sheet. */
@Component
class SheetRights {
  /** To approve a unit's report, for those who approve for it. */
  private static final May<SheetHead> APPROVE =
      May.<SheetHead>ofUnits(head -> List.of(head.unitId()), Role.values())
          .or(May.ofRegion(SheetHead::regionPath, Role.COUNTY_OFFICER));

  /** To write a unit's report, hand it in and take it back. */
  static final May<SheetHead> WRITE =
      May.<SheetHead>ofUnits(head -> List.of(head.unitId()), Role.UNIT_OFFICER, Role.COUNTY_OFFICER)
          .or(May.ofRegion(SheetHead::regionPath, Role.COUNTY_OFFICER));

  /** To accept and return what was reported, and to have it corrected. */
  static final May<SheetHead> DECIDE = May.ofRegion(SheetHead::stewardPath, Role.PLANNER);

  private final SheetTable table;
  private final People people;
  private final Units units;

  SheetRights(SheetTable table, People people, Units units) {
    this.table = table;
    this.people = people;
    this.units = units;
  }

  /** Whether the current actor approves for the sheet's unit. */
  boolean mayApprove(SheetHead head) {
    return Actor.current().approves() && APPROVE.allows(head);
  }

  /**
   * Whether somebody else has to approve: the current actor wrote or submitted what is to be
   * approved, and the unit has another who approves (填审分离).
   */
  boolean mustBeApprovedByAnother(SheetHead head) {
    Set<Long> writers = table.writers(head);
    Long person = Actor.current().personId();
    return person != null
        && writers.contains(person)
        && people.hasApproverBesides(units.successor(units.get(head.unitId())).id(), writers);
  }
}
