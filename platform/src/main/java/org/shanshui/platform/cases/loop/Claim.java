package org.shanshui.platform.cases.loop;

import java.util.List;

/** What somebody else has to verify before a case is closed. */
public sealed interface Claim {
  /** The leads say that it is done. */
  record Resolved(List<Share> shares) implements Claim {
    public Resolved {
      shares = List.copyOf(shares);
    }
  }

  /** One who judged says that there is no problem (不属实). */
  record Unfounded(long judge) implements Claim {}

  /** The outcome of the case if it is so. */
  default Outcome outcome() {
    return this instanceof Resolved ? Outcome.RESOLVED : Outcome.UNFOUNDED;
  }
}
