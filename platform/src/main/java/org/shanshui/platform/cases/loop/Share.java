package org.shanshui.platform.cases.loop;

import org.jspecify.annotations.Nullable;

/**
 * A lead unit's part in a case; there are two in joint handling (双领办).
 *
 * @param acceptedBy the person who signed for it (签收); null if nobody has
 * @param reportedBy the person who reported it done; null if nobody has
 */
public record Share(long unitId, @Nullable Long acceptedBy, @Nullable Long reportedBy) {
  static Share of(long unitId) {
    return new Share(unitId, null, null);
  }

  Share accepted(long person) {
    return new Share(unitId, person, null);
  }

  Share reported(long person) {
    return new Share(unitId, acceptedBy, person);
  }

  /** Reported, and found not done. */
  Share again() {
    return new Share(unitId, acceptedBy, null);
  }
}
