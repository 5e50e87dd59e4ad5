package org.shanshui.compiler.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.quantity.QuantityCorpusTest.Example;

/** Without any one of the rules some line of the corpora is read otherwise. */
class RuleSwitchTest {
  @AfterEach
  void allRulesAreOn() {
    RuleSwitch.off(null);
  }

  @Test
  void everyRuleDecidesSomething() {
    List<Example> corpus = QuantityCorpusTest.corpus().toList();
    Set<String> unguarded =
        RuleNames.ordered()
            .filter(rule -> corpus.stream().noneMatch(example -> isChanged(rule, example)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals("", String.join("\n", unguarded));
  }

  /** What no rule is left to decide is changed, too. */
  private static boolean isChanged(String rule, Example example) {
    RuleSwitch.off(rule);
    try {
      return !QuantityCorpusTest.read(example).equals(example.meaning());
    } catch (NullPointerException e) {
      return true;
    }
  }
}
