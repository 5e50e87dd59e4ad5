package org.shanshui.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.shanshui.packkit.BadPackException;

class LifecyclePropertiesTest {
  private static final Lifecycle WAY = Wells.type().lifecycle().orElseThrow();

  private record Try(
      String step, String person, Set<String> are, boolean region, int files, String opinion) {}

  @Provide
  Arbitrary<List<Try>> tries() {
    Arbitrary<String> steps = Arbitraries.of("submit", "send_back", "approve", "close", "burn");
    Arbitrary<String> people = Arbitraries.of("A", "B");
    Arbitrary<Set<String>> are = Arbitraries.of("KEEPER", "PLANNER", "AUDITOR").set().ofMaxSize(3);
    return Combinators.combine(
            steps,
            people,
            are,
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of("", "可以"))
        .as(Try::new)
        .list()
        .ofMaxSize(30);
  }

  @Property
  void aWalkNeverLeavesTheDeclaredStatesAndKeepsTheLaws(@ForAll("tries") List<Try> tries) {
    Lifecycle.Standing standing = WAY.begin();
    for (Try one : tries) {
      Map<String, Object> values =
          one.region()
              ? Map.of("region", "331001", "depth", BigDecimal.ONE)
              : Map.of("depth", BigDecimal.ONE);
      Lifecycle.Answer answer =
          WAY.take(
              standing,
              new Lifecycle.Attempt(
                  one.step(), one.person(), one.are(), values, one.files(), one.opinion()));
      if (answer instanceof Lifecycle.Answer.Refused refused) {
        assertTrue(!refused.problems().isEmpty());
        continue;
      }
      Lifecycle.Standing next = ((Lifecycle.Answer.Moved) answer).standing();
      Lifecycle.Step step =
          WAY.steps().stream().filter(s -> s.key().equals(one.step())).findFirst().orElseThrow();
      assertTrue(step.from().contains(standing.state()) && step.to().equals(next.state()));
      assertTrue(WAY.states().containsKey(next.state()));
      assertTrue(step.who().stream().anyMatch(one.are()::contains));
      assertTrue(one.files() >= step.demands().files());
      if (one.step().equals("approve")) {
        assertTrue(
            standing.taken().stream()
                .noneMatch(t -> t.step().equals("submit") && t.person().equals(one.person())));
      }
      assertEquals(standing.taken().size() + 1, next.taken().size(), "one step, one entry");
      standing = next;
    }
  }

  /** A lifecycle of states 0…n-1 with any steps, in YAML. */
  @Provide
  Arbitrary<List<List<Integer>>> graphs() {
    return Arbitraries.integers().between(0, 5).list().ofSize(2).list().ofMaxSize(9);
  }

  @Property(tries = 300)
  void whatIsTakenInHasNoDeadEndAndWhatIsNotIsOneOrUnreached(
      @ForAll("graphs") List<List<Integer>> steps) {
    StringBuilder yaml =
        new StringBuilder(
            """
            name: {zh: 井, en: Well}
            attributes: [{key: depth, zh: 深, en: Depth, type: number}]
            lifecycle:
              start: s0
              states:
            """);
    for (int i = 0; i <= 5; i++) {
      yaml.append("    - {key: s%d, zh: 状, en: s, end: %s}%n".formatted(i, i == 5));
    }
    yaml.append("  steps:\n");
    if (steps.isEmpty()) {
      yaml.setLength(yaml.length() - 1);
      yaml.append(" []\n");
    }
    for (int i = 0; i < steps.size(); i++) {
      yaml.append(
          "    - {key: t%d, zh: 步, en: t, from: [s%d], to: s%d, who: [KEEPER]}%n"
              .formatted(i, steps.get(i).get(0), steps.get(i).get(1)));
    }
    Optional<Lifecycle> read;
    try {
      read =
          Wells.with(yaml.toString())
              .find(Wells.DAY, Wells.TYPES, "well")
              .orElseThrow()
              .lifecycle();
    } catch (BadPackException e) {
      e.faults()
          .forEach(f -> assertTrue(f.place().line() >= 6 && f.place().line() <= 11, f::toString));
      assertTrue(!isSound(steps));
      return;
    }
    assertTrue(isSound(steps));
    assertTrue(read.isPresent());
  }

  /** Told again in another way: all reached from 0, and 5 reached from all. */
  private static boolean isSound(List<List<Integer>> steps) {
    for (int i = 0; i <= 5; i++) {
      if (!reached(steps, 0).contains(i) || !reached(steps, i).contains(5)) {
        return false;
      }
    }
    return true;
  }

  private static Set<Integer> reached(List<List<Integer>> steps, int from) {
    Set<Integer> reached = new HashSet<>(Set.of(from));
    while (steps.stream().anyMatch(s -> reached.contains(s.get(0)) && reached.add(s.get(1)))) {
      // One more each time.
    }
    return reached;
  }
}
