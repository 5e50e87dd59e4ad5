package org.shanshui.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;

class GradesPropertiesTest {
  private static final Grades GRADES = Wells.type().grades().orElseThrow();

  @Property
  void whateverIsKnownThereIsOneGradeAndItIsTheFirstThatHolds(
      @ForAll Optional<Boolean> covered,
      @ForAll @Size(max = 4) List<@BigRange(min = "0", max = "100") BigDecimal> nitrate,
      @ForAll boolean sampled) {
    Map<String, Object> inputs = new HashMap<>();
    covered.ifPresent(c -> inputs.put("covered", c));
    if (sampled) {
      inputs.put("samples", nitrate.stream().map(n -> Map.of("nitrate", n)).toList());
    }
    boolean foul =
        sampled && nitrate.stream().anyMatch(n -> n.compareTo(BigDecimal.valueOf(50)) > 0);
    Grades.Judgement judgement = GRADES.judge(inputs);
    String expected = foul ? "bad" : covered.filter(c -> !c).isPresent() ? "doubtful" : "good";
    assertEquals(expected, judgement.grade().gives());
    assertEquals(!sampled, judgement.missing().contains("samples"));
    assertTrue(!judgement.failures().isEmpty() == (sampled && nitrate.isEmpty()));
  }
}
