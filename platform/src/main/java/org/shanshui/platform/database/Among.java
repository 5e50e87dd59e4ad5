package org.shanshui.platform.database;

import java.util.Collection;

/**
 * A condition that a column is one of these ids. PostgreSQL keeps the plan of a query for one id;
 * for an array, of which it knows the length only when it sees it, it plans each time anew, which
 * can take longer than the query.
 *
 * @param ids any number of them, none included
 */
public record Among(Collection<Long> ids) {
  /** What follows the column; its one parameter is the {@linkplain #value() value}. */
  public String condition() {
    return isOne() ? " = ? " : " = any (?) ";
  }

  /** The parameter of the condition. */
  public Object value() {
    return isOne() ? ids.iterator().next() : ids.toArray(Long[]::new);
  }

  private boolean isOne() {
    return ids.size() == 1;
  }
}
