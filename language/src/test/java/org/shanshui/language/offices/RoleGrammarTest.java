package org.shanshui.language.offices;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without any one of the grammar's rules, some clause of the corpus is read otherwise. */
class RoleGrammarTest {
  static Stream<String> rules() {
    return Stream.concat(RoleGrammar.labels().stream(), RoleGrammar.verbs().stream())
        .map(RoleGrammar.Rule::name);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleDecidesSomething(String rule) throws IOException {
    RoleGrammar without =
        new RoleGrammar(except(rule, RoleGrammar.labels()), except(rule, RoleGrammar.verbs()));
    List<String> changed = new ArrayList<>();
    OfficesCorpusTest.responsibilities()
        .map(line -> line.get(0))
        .filter(
            clause ->
                !String.valueOf(read(clause, RoleGrammar.STANDARD))
                    .equals(String.valueOf(read(clause, without))))
        .forEach(changed::add);
    assertTrue(!changed.isEmpty(), rule + " can be left out and no clause is read otherwise");
  }

  private static List<RoleGrammar.Rule> except(String name, List<RoleGrammar.Rule> rules) {
    return rules.stream().filter(rule -> !rule.name().equals(name)).toList();
  }

  private static @Nullable Responsibility read(String clause, RoleGrammar grammar) {
    return new ClauseReader(clause, grammar)
        .read(0, clause.length(), Responsibility.Form.BRACKET, true);
  }
}
