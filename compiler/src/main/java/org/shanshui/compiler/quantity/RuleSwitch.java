package org.shanshui.compiler.quantity;

import org.jspecify.annotations.Nullable;

/** Leaves a rule out, for the test that each of them decides something. */
final class RuleSwitch {
  /** The name of the rule that is left out of this thread's reading; null outside that test. */
  private static final ThreadLocal<@Nullable String> OFF = new ThreadLocal<>();

  /** Whether any thread leaves one out: without, nothing is looked up. */
  private static volatile boolean used;

  private RuleSwitch() {}

  static void off(@Nullable String rule) {
    used = true;
    OFF.set(rule);
  }

  static boolean isOff(String rule) {
    return used && rule.equals(OFF.get());
  }
}
