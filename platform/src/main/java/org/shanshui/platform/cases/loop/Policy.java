package org.shanshui.platform.cases.loop;

import java.time.Instant;
import java.util.Optional;
import org.shanshui.platform.refusal.Refusal;

/** A rule on who may take which step when: a pure function that gives the reason why not. */
@FunctionalInterface
public interface Policy {
  Optional<Refusal> refuses(Case subject, Move move, Instant now);

  default Policy and(Policy other) {
    return (subject, move, now) -> {
      Optional<Refusal> refusal = refuses(subject, move, now);
      return refusal.isPresent() ? refusal : other.refuses(subject, move, now);
    };
  }
}
