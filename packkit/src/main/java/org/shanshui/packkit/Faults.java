package org.shanshui.packkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. Not for several threads. */
public final class Faults {
  /** More than so many help nobody, and a hostile file could make any number. */
  public static final int MOST = 200;

  private final List<Fault> found = new ArrayList<>();

  public void add(Place place, Words what, Words remedy) {
    add(new Fault(place, what, remedy));
  }

  public void add(Fault fault) {
    if (found.size() < MOST && !found.contains(fault)) {
      found.add(fault);
    }
  }

  public boolean none() {
    return found.isEmpty();
  }

  /** How many there are; a later, larger count tells that something was added. */
  public int size() {
    return found.size();
  }

  /** In the order of files, lines and columns. */
  public List<Fault> list() {
    return found.stream()
        .sorted(
            Comparator.comparing((Fault f) -> f.place().file())
                .thenComparing(f -> f.place().line())
                .thenComparing(f -> f.place().column()))
        .toList();
  }

  /** Throws all of them, if there are any. */
  public void orElseThrow() {
    if (!none()) {
      throw new BadPackException(list());
    }
  }
}
