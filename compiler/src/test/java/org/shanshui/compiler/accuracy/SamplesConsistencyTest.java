package org.shanshui.compiler.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.consistency.Consistency;
import org.shanshui.compiler.consistency.Consistency.Finding;
import org.shanshui.compiler.consistency.Consistency.Verdict;
import org.shanshui.compiler.plan.Plan;

/** What the samples' README promises that a comparison finds. */
class SamplesConsistencyTest {
  private static Consistency consistency = new Consistency(List.of(), List.of(), List.of());

  @BeforeAll
  static void compare() throws IOException {
    List<Plan> plans = new ArrayList<>();
    for (Sample sample : Sample.all()) {
      plans.add(PlanCompiler.compile(sample.read()));
    }
    consistency = Consistency.of(plans);
  }

  @Test
  void theTwoContradictionsAreFound() {
    Finding water = finding("省控以上断面水质优良率");
    assertEquals(Verdict.CONTRADICTION, water.verdict());
    assertEquals(3, water.claims().size());
    assertEquals(Set.of(">=95%", "=93.3%"), claims(water));
    Finding paths = finding("绿道");
    assertEquals(Verdict.CONTRADICTION, paths.verdict());
    assertEquals(Set.of("=120公里", "=150公里"), claims(paths));
  }

  @Test
  void theSameAmountInTwoUnitsIsAgreement() {
    Finding woods = finding("营造林");
    assertEquals(Verdict.AGREEMENT, woods.verdict());
    assertEquals(Set.of("=2400公顷", "=3.6万亩"), claims(woods));
    Finding solar = finding("光伏装机");
    assertEquals(Verdict.AGREEMENT, solar.verdict());
    assertEquals(Set.of("=300兆瓦", "=30万千瓦"), claims(solar));
  }

  private static Finding finding(String name) {
    return consistency.indicators().stream()
        .filter(subject -> subject.name().equals(name))
        .flatMap(subject -> subject.findings().stream())
        .filter(finding -> "2025".equals(finding.due()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is found on " + name));
  }

  private static Set<String> claims(Finding finding) {
    return finding.claims().stream()
        .map(claim -> "" + claim.op() + claim.value() + claim.unit())
        .collect(Collectors.toSet());
  }
}
