package org.shanshui.platform.security;

import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Unit;

/**
 * A module's rows for the tests that walk all doors. Put a class that implements this, annotated
 * {@code @Component}, beside the module's tests; it is found by itself.
 */
public interface ScopeFixture {

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
   * Changes that are right in every way, if only the one who asks may make them.
   *
   * @param town where {@link #furnish} was called before
   * @param ids what it returned
   */
  default List<Attempt> attempts(Town town, Map<String, Object> ids) {
    return List.of();
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
      String method, String path, Map<String, String> form, String json, List<Role> allowed) {}
}
