package org.shanshui.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class KeptFiguresTest {
  private static final Actor HOUSE = Actor.house("测试");

  @Autowired private ChangeRecord record;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock.Hands clock;

  private final AtomicInteger counted = new AtomicInteger();
  private KeptFigures<String, Integer> figures;

  @BeforeEach
  void none() {
    figures = new KeptFigures<>(record, clock, Duration.ZERO);
  }

  private int ask(Actor actor, String question) {
    return actor.call(() -> figures.get(question, counted::incrementAndGet));
  }

  private void change() {
    HOUSE.run(
        () -> jdbc.sql("update region set name = name || '甲' where code = '110101'").update());
  }

  @Test
  void aFigureIsCountedOnceUntilSomethingIsChanged() {
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    assertThat(ask(HOUSE, "b")).isEqualTo(2);
    change();
    assertThat(ask(HOUSE, "a")).isEqualTo(3);
    assertThat(ask(HOUSE, "b")).isEqualTo(4);
  }

  @Test
  void aFigureIsNotCountedAnewForTablesItDoesNotRead() {
    KeptFigures<String, Integer> other =
        new KeptFigures<>(record, clock, Duration.ZERO, "unit", "person");
    figures = new KeptFigures<>(record, clock, Duration.ZERO, "unit", "region");
    assertThat(HOUSE.<Integer>call(() -> other.get("a", counted::incrementAndGet))).isEqualTo(1);
    assertThat(ask(HOUSE, "a")).isEqualTo(2);
    change();
    assertThat(HOUSE.<Integer>call(() -> other.get("a", counted::incrementAndGet))).isEqualTo(1);
    assertThat(ask(HOUSE, "a")).isEqualTo(3);
  }

  @Test
  void whatATransactionThatIsStillRunningChangesIsCountedOnceItIsDone() {
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    HOUSE.run(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  change();
                  try {
                    // Looked at meanwhile by another, who sees nothing of it yet.
                    assertThat(other.submit(() -> ask(HOUSE, "a")).get()).isEqualTo(1);
                    assertThat(other.submit(() -> ask(HOUSE, "b")).get()).isEqualTo(2);
                  } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    other.shutdown();
    assertThat(ask(HOUSE, "a")).isEqualTo(3);
    assertThat(ask(HOUSE, "b")).isEqualTo(4);
  }

  @Test
  void whoSeesOrDoesOtherThingsHasItCountedForThemselves() {
    Sight city = new Sight("/33/", List.of());
    Actor planner = actor(1, 7L, Set.of(Role.PLANNER), city);
    assertThat(ask(planner, "a")).isEqualTo(1);
    assertThat(ask(actor(2, 7L, Set.of(Role.PLANNER), city), "a")).isEqualTo(1);
    assertThat(ask(actor(3, 8L, Set.of(Role.PLANNER), city), "a")).isEqualTo(2);
    assertThat(ask(actor(4, 7L, Set.of(Role.LEADER), city), "a")).isEqualTo(3);
    assertThat(ask(actor(5, 7L, Set.of(Role.PLANNER), new Sight("/33/3310/", List.of())), "a"))
        .isEqualTo(4);
  }

  private static Actor actor(long person, long unit, Set<Role> roles, Sight sight) {
    return new Actor(person, "p" + person, "某人", unit, "/33/", roles, false, sight, "");
  }

  @Test
  void timeAloneMakesItOld() {
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    clock.advance(Duration.ofSeconds(29));
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(ask(HOUSE, "a")).isEqualTo(2);
    clock.advance(Duration.ofDays(-1));
    assertThat(ask(HOUSE, "a")).isEqualTo(3);
  }

  @Test
  void whatMayLagIsNotCountedAgainForEachChange() {
    figures = new KeptFigures<>(record, clock, Duration.ofSeconds(10));
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    change();
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    clock.advance(Duration.ofSeconds(10));
    assertThat(ask(HOUSE, "a")).isEqualTo(2);
  }

  @Test
  void aTransactionSeesItsOwnChanges() {
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
    HOUSE.run(
        () -> transaction.executeWithoutResult(s -> assertThat(ask(HOUSE, "a")).isEqualTo(2)));
    assertThat(ask(HOUSE, "a")).isEqualTo(1);
  }

  @Test
  void whoComesWhileItIsCountedWaitsButNotForAFigureFromBeforeAChange() throws Exception {
    CountDownLatch counting = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    ExecutorService others = Executors.newFixedThreadPool(3);
    try {
      Future<Integer> first =
          others.submit(
              () ->
                  HOUSE.call(
                      () ->
                          figures.get(
                              "a",
                              () -> {
                                counting.countDown();
                                await(changed);
                                return counted.incrementAndGet();
                              })));
      await(counting);
      Future<Integer> same = others.submit(() -> ask(HOUSE, "a"));
      Thread.sleep(200);
      change();
      Future<Integer> after = others.submit(() -> ask(HOUSE, "a"));
      Thread.sleep(200);
      changed.countDown();
      assertThat(first.get()).isEqualTo(1);
      assertThat(same.get()).isIn(1, 2);
      assertThat(after.get()).isEqualTo(2);
      assertThat(counted).as("once before the change and once after it").hasValue(2);
    } finally {
      others.shutdown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
