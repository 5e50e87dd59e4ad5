package org.shanshui.compiler.quantity;

import java.util.List;

/**
 * Rules in order, sorted out once by what a mention has, so that none is asked of a mention that
 * lacks what it needs.
 */
final class RuleBook {
  private final Rule[] bare;
  private final Rule[] measured;
  private final Rule[] timed;
  private final Rule[] timedAndMeasured;

  RuleBook(List<Rule> rules) {
    bare = askedOf(rules, false, false);
    measured = askedOf(rules, false, true);
    timed = askedOf(rules, true, false);
    timedAndMeasured = askedOf(rules, true, true);
  }

  private static Rule[] askedOf(List<Rule> rules, boolean time, boolean unit) {
    return rules.stream().filter(rule -> rule.needs().areMet(time, unit)).toArray(Rule[]::new);
  }

  /** The rules that may find the mention. */
  Rule[] askedOf(Mention mention) {
    boolean unit = !mention.unit().isEmpty();
    if (mention.time == null) {
      return unit ? measured : bare;
    }
    return unit ? timedAndMeasured : timed;
  }
}
