package org.shanshui.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Figures that many look at and that take going through many rows: counted once for all who see the
 * same, and kept until a table that they read changes. Who comes while one is being counted waits
 * for it.
 *
 * @param <Q> what is asked, with all that the figure depends on but who asks and the time; a value
 *     with {@code equals}, so without arrays
 * @param <F> the figure, which nobody changes
 */
public final class KeptFigures<Q, F> {
  /** Some change with the time alone, as what is late. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int MOST = 5_000;

  /** A question of all who see and may do the same. */
  private record Asked<Q>(
      Q question, Sight sight, String region, @Nullable Long unit, Set<Role> roles) {}

  /**
   * @param head of the record before it was counted: what was entered up to there is counted in
   */
  private record Kept<F>(F figure, long head, Instant since) {}

  private final Cache<Asked<Q>, Kept<F>> kept =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .build();
  private final ChangeRecord record;
  private final Clock clock;
  private final Duration mayLag;
  private final Set<String> tables;

  /**
   * @param mayLag how long a figure may be without what has been changed since; zero for figures
   *     that people check their own work by
   * @param tables all that counting reads, those included that say who may see what; each is on
   *     record; none for any table there is
   */
  public KeptFigures(ChangeRecord record, Clock clock, Duration mayLag, String... tables) {
    this.record = record;
    this.clock = clock;
    this.mayLag = mayLag;
    this.tables = Set.of(tables);
  }

  /** The figure; counted anew within a transaction, which has changes of its own to see. */
  public F get(Q question, Supplier<F> count) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return count.get();
    }
    Instant now = clock.instant();
    long head = record.head(tables);
    Actor actor = Actor.current();
    Asked<Q> asked =
        new Asked<>(question, actor.sight(), actor.region(), actor.unitId(), actor.roles());
    Kept<F> before = kept.getIfPresent(asked);
    if (before != null && serves(before, head, now)) {
      return before.figure();
    }
    return kept.asMap()
        .compute(
            asked,
            (key, other) ->
                other != null && serves(other, head, now)
                    ? other
                    : new Kept<>(record.counting(tables, count), head, now))
        .figure();
  }

  /** Keeps nothing of what it has kept. */
  public void forget() {
    kept.invalidateAll();
  }

  private boolean serves(Kept<F> old, long head, Instant now) {
    // A clock set back keeps nothing.
    Duration age = Duration.between(old.since(), now);
    return !age.isNegative()
        && (age.compareTo(mayLag) < 0 || (age.compareTo(LONGEST) < 0 && old.head() >= head));
  }
}
