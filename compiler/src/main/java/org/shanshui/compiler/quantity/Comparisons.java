package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.prose.WordList;

/** How what is reached is compared with a target's value (比较): 以上, 不低于, 控制在…以内, 至少. */
final class Comparisons {
  private static final WordList AT_LEAST = WordList.of("至少", "最少");

  static final List<FieldRule<Phrase, Op>> RULES =
      List.of(
          new FieldRule<>("not to be lessened: 耕地48万亩不减少", Comparisons::kept),
          new FieldRule<>(
              "word after the number: 65%以上", p -> Predicates.opAfter(p.c().text(), p.c().end())),
          new FieldRule<>("word before the number: 不低于65%", p -> bound(p.left().lead().op())),
          new FieldRule<>("word before what is counted: 至少开展检查1次", Comparisons::atLeast),
          new FieldRule<>("word before the same in another unit: 不少于5天或40学时", Comparisons::same),
          new FieldRule<>("said of nothing", p -> Op.EQUAL));

  private Comparisons() {}

  /** The comparison of a target. */
  static Decision<Op> of(Phrase phrase) {
    return Objects.requireNonNull(FieldRule.first(RULES, phrase));
  }

  private static @Nullable Op same(Phrase p) {
    Mention same = Subjects.inAnotherUnit(p.c());
    return same == null ? null : same.op;
  }

  private static @Nullable Op bound(@Nullable Op op) {
    return op == Op.EQUAL ? null : op;
  }

  private static @Nullable Op kept(Phrase p) {
    Context c = p.c();
    boolean kept = c.precedes("不减少", "不降低") || c.startsAt(RightNoun.end(c), "不减少", "不降低");
    return kept ? Op.AT_LEAST : null;
  }

  /** 至少 rules the counts of its clause, up to the next predicate that says otherwise. */
  private static @Nullable Op atLeast(Phrase p) {
    Context c = p.c();
    boolean reaches = p.left().lead().op() == Op.EQUAL;
    return !reaches && AT_LEAST.isIn(c.text(), c.clauseStart(), c.start()) ? Op.AT_LEAST : null;
  }
}
