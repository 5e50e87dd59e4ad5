package org.shanshui.platform.security;

import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Unit;

/**
 * A module's rows for the tests that walk all doors. Put a class that implements this, annotated
 * {@code @Component}, beside the module's tests; it is found by itself.
 */
public interface ScopeFixture {
  /** Who reads the business of the town; its administrator does not. */
  List<Role> READERS =
      List.of(
          Role.PLANNER,
          Role.UNIT_OFFICER,
          Role.COUNTY_OFFICER,
          Role.LEADER,
          Role.INSPECTOR,
          Role.AUDITOR);

  /** Who writes for a unit. */
  List<Role> OFFICERS = List.of(Role.UNIT_OFFICER, Role.COUNTY_OFFICER);

  List<Role> PLANNERS = List.of(Role.PLANNER);

  /** Who works on what a unit takes part in. */
  List<Role> WORKERS = List.of(Role.PLANNER, Role.UNIT_OFFICER, Role.COUNTY_OFFICER);

  /**
   * A city with one unit and one person in each role.
   *
   * @param marker stands in a text of every row that is not for everyone; whoever does not belong
   *     to the city must never read it
   */
  record Town(String marker, Region region, Unit unit, Map<Role, Person> people) {}

  /**
   * Makes rows of the town, through services; called as the house, in a transaction.
   *
   * @return values for the variables of addresses, by the segment before the variable: {@code
   *     "plans" → 7} for {@code /plans/{id}} and {@code /api/plans/{id}}
   */
  Map<String, Object> furnish(Town town);

  /**
   * Pages, lists and files that show rows of the town, some asked for as their filters ask.
   *
   * @param town where {@link #furnish} was called before
   * @param ids what it returned
   */
  default List<View> views(Town town, Map<String, Object> ids) {
    return List.of();
  }

  /**
   * Changes that are right in every way, if only the one who asks may make them.
   *
   * @param town where {@link #furnish} was called before
   * @param ids what it returned
   */
  default List<Attempt> attempts(Town town, Map<String, Object> ids) {
    return List.of();
  }

  /**
   * What can be read.
   *
   * @param readers roles that find the marker there, in the town; no other does
   */
  record View(String path, List<Role> readers) {
    public View(String path, May<?> may) {
      this(path, List.copyOf(may.roles()));
    }
  }

  /**
   * A change.
   *
   * @param method POST, PUT, PATCH or DELETE
   * @param form parameters of a page's form; empty with a body
   * @param json body of a call of the API; empty with a form
   * @param allowed roles that may do this in the town
   */
  record Attempt(
      String method, String path, Map<String, String> form, String json, List<Role> allowed) {
    public static Attempt form(String path, Map<String, String> form, List<Role> allowed) {
      return new Attempt("POST", path, form, "", allowed);
    }

    /** What all may who hold one of its roles in the town. */
    public static Attempt form(String path, Map<String, String> form, May<?> may) {
      return form(path, form, List.copyOf(may.roles()));
    }

    public static Attempt json(String method, String path, String json, List<Role> allowed) {
      return new Attempt(method, path, Map.of(), json, allowed);
    }

    public static Attempt json(String method, String path, String json, May<?> may) {
      return json(method, path, json, List.copyOf(may.roles()));
    }
  }
}
