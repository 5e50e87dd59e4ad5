package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.stream.Stream;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;

/** The names of the rules that read numbers in prose. */
public final class RuleNames {
  private RuleNames() {}

  /** Of those that give a class, in lists or while a mention is found. */
  public static Stream<String> classes() {
    return Stream.concat(
        inLists(),
        Stream.of(
            MentionScanner.BARE_YEAR,
            MentionScanner.FIRST_YEAR,
            MentionScanner.YEAR_IN_NAME,
            MentionScanner.BESIDE_LETTERS,
            Commitments.NO_NUMBER,
            Commitments.BOUND));
  }

  private static Stream<String> inLists() {
    return Stream.concat(
        Stream.of(
                Ordinals.RULES,
                ContactData.RULES,
                Times.RULES,
                NamesOfThings.RULES,
                Conditions.RULES,
                List.of(Ordinals.FOOTNOTE))
            .flatMap(List::stream)
            .map(Rule::name),
        names(Commitments.RULES));
  }

  /** Of those that find a target's metric. */
  public static Stream<String> metrics() {
    return Stream.concat(
        names(MetricReader.RULES),
        Stream.of(
            MetricReader.HEADING,
            MetricReader.NOTHING,
            MetricReader.ANNOUNCED,
            Distribution.PAIRED,
            Distribution.ONE));
  }

  /** Of those that find a target's due year. */
  public static Stream<String> dues() {
    return Stream.concat(dueRules(), Stream.of(Distribution.PAIRED));
  }

  private static Stream<String> dueRules() {
    return names(
        new Dues(new Section(Aspect.PLAN, null), QuantityCorpusTest.about("five-year plan")).rules);
  }

  /** Of those that stand in order and can be switched off. */
  static Stream<String> ordered() {
    return Stream.of(
            inLists(),
            names(MetricReader.RULES),
            dueRules(),
            names(Comparisons.RULES),
            names(Scopes.RULES))
        .flatMap(names -> names);
  }

  private static <S, T> Stream<String> names(List<FieldRule<S, T>> rules) {
    return rules.stream().map(FieldRule::name);
  }
}
