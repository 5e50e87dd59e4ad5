package org.shanshui.platform.commitments.register;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The units that answer for a commitment, by id. Who is named twice takes part once, in the first
 * part named.
 *
 * @param assumed the plan names no lead
 */
record Owners(long lead, boolean assumed, List<Long> supports, List<Long> implied) {
  Owners {
    List<Long> supporting = supports.stream().distinct().filter(unit -> unit != lead).toList();
    supports = supporting;
    implied =
        implied.stream()
            .distinct()
            .filter(unit -> unit != lead && !supporting.contains(unit))
            .toList();
  }

  /** All of them, the lead first. */
  Long[] units() {
    return Stream.of(LongStream.of(lead).boxed(), supports.stream(), implied.stream())
        .flatMap(units -> units)
        .toArray(Long[]::new);
  }
}
