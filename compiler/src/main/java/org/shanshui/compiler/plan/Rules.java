package org.shanshui.compiler.plan;

import org.jspecify.annotations.Nullable;

/**
 * The names of the rules that decided a number: its class, and of a target the fields that are read
 * by rules of their own, null where none found anything.
 *
 * @param type the rule that gave the class
 */
public record Rules(
    String type,
    @Nullable String metric,
    @Nullable String op,
    @Nullable String due,
    @Nullable String scope) {

  /** Of a number that has a class alone, or all of whose fields one rule gave. */
  public static Rules of(String type) {
    return new Rules(type, null, null, null, null);
  }

  /** Whether a table's columns and rows say what the number is. */
  public boolean isOfTable() {
    return PlaceRule.readsTables(type);
  }
}
