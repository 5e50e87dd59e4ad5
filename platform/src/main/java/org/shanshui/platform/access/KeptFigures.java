package org.shanshui.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Figures that many look at and that take going through many rows: counted once for all who see the
 * same, and kept until something changes. Who comes while one is being counted waits for it.
 *
 * @param <Q> what is asked, with all that the figure depends on but who asks and the time; a value
 *     with {@code equals}, so without arrays
 * @param <F> the figure, which nobody changes
 */
public final class KeptFigures<Q, F> {
  /** Some change with the time alone, as what is late. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int MOST = 1_000;

  /** A question of all who see and may do the same. */
  private record Asked<Q>(
      Q question, Sight sight, String region, @Nullable Long unit, Set<Role> roles) {}

  /**
   * @param head of the record before it was counted: what was entered up to there is counted in
   */
  private record Kept<F>(F figure, long head, Instant since) {}

  private final Map<Asked<Q>, Kept<F>> kept = new ConcurrentHashMap<>();
  private final ChangeRecord record;
  private final Clock clock;
  private final Duration mayLag;

  /**
   * @param mayLag how long a figure may be without what has been changed since; zero for figures
   *     that people check their own work by
   */
  public KeptFigures(ChangeRecord record, Clock clock, Duration mayLag) {
    this.record = record;
    this.clock = clock;
    this.mayLag = mayLag;
  }

  /** The figure; counted anew within a transaction, which has changes of its own to see. */
  public F get(Q question, Supplier<F> count) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return count.get();
    }
    Instant now = clock.instant();
    long head = record.head(Set.of());
    Actor actor = Actor.current();
    Asked<Q> asked =
        new Asked<>(question, actor.sight(), actor.region(), actor.unitId(), actor.roles());
    Kept<F> before = kept.get(asked);
    if (before != null && serves(before, head, now)) {
      return before.figure();
    }
    kept.values().removeIf(old -> !old.since().plus(LONGEST).isAfter(now));
    if (kept.size() >= MOST) {
      return count.get();
    }
    return kept.compute(
            asked,
            (key, other) ->
                other != null && serves(other, head, now)
                    ? other
                    : new Kept<>(count.get(), head, now))
        .figure();
  }

  /** Keeps nothing of what it has kept. */
  public void forget() {
    kept.clear();
  }

  private boolean serves(Kept<F> old, long head, Instant now) {
    // A clock set back keeps nothing.
    Duration age = Duration.between(old.since(), now);
    return !age.isNegative()
        && (age.compareTo(mayLag) < 0 || (age.compareTo(LONGEST) < 0 && old.head() >= head));
  }
}
