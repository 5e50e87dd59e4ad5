package org.shanshui.platform.sample;

import java.util.Arrays;
import java.util.Random;

/** Where chance comes from: the city's seed and what it is for, so that order does not matter. */
final class Chance {
  private Chance() {}

  /**
   * @param what names of what it is for; near ones (1, 2, 3) give quite different chances, which
   *     seeds that are merely added up would not
   */
  static Random of(long seed, Object... what) {
    long mixed = (seed ^ Arrays.hashCode(what)) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return new Random(mixed ^ (mixed >>> 31));
  }
}
