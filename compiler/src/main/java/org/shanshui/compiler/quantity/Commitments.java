package org.shanshui.compiler.quantity;

import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;

/** Tells what is committed to from what has been reached: by section, tense and aspect. */
final class Commitments {
  private static final WordList PAST =
      WordList.of("已", "目前", "现已", "截至", "截止", "累计已", "此前", "荣获", "获评", "曾");
  private static final WordList EXISTING = WordList.of("现有", "原有", "已有");

  static final String NO_NUMBER = "digits that no number reads";
  static final String BOUND = "bound in a section of standards: 建设标准 …面积不小于400平方米";

  static final List<FieldRule<Tense, QuantityClass>> RULES =
      List.of(
          result("starting value of a change: 由87.5%提升至", t -> StartingPoints.isOne(t.c())),
          result("present value: 从现状52%稳步提高", t -> StartingPoints.isPresent(t.c())),
          result("what another is compared with: 比2020年的46亿元", t -> Comparands.isOne(t.c())),
          result("likened to: 相当于3000万担棉花", t -> Comparands.isLikened(t.c())),
          result("told as done: 增长了15%", t -> isToldAsDone(t.c())),
          result("what is built on: 在6个试点基础上", t -> StartingPoints.isBuiltOn(t.c())),
          new FieldRule<>(
              "what exists, of which a share is planned: 8个断面水质达标率100%",
              t -> plans(t) && Stock.isShared(t.c()) ? QuantityClass.CONDITION : null),
          target("time ahead, in a plan: 到2030年", t -> plans(t) && is(t.ahead(), true)),
          target("goal of a change: 由“十三五”末的0.8册提高到1.2册", Commitments::isGoal),
          result("time behind, in a plan: 2020年", t -> plans(t) && is(t.ahead(), false)),
          result("words of the past, in a plan: 已建成", t -> plans(t) && isPast(t)),
          target("said in a plan", Commitments::plans),
          target("time ahead, in a review: 到2027年建成", Commitments::isAheadOfReview),
          result("said in a review", t -> t.section().aspect() == Aspect.REVIEW),
          result("said where nothing tells the tense", t -> t.section().aspect() != Aspect.REVIEW));

  private final Section section;
  private final @Nullable Year start;
  private final boolean standards;

  /**
   * The commitments of a section.
   *
   * @param start the plan's first year, null where it is not known
   * @param heading over the section, null for none
   */
  Commitments(Section section, @Nullable Year start, @Nullable String heading) {
    this.section = section;
    this.start = start;
    this.standards = heading != null && Stock.headsStandards(heading);
  }

  /** Gives an open mention its class; a Chinese numeral that commits to nothing stays open. */
  void decide(Context c) {
    Mention mention = c.mention();
    if (mention.type != null) {
      return;
    }
    if (!mention.chinese && mention.quantity == null && mention.time == null) {
      mention.become(QuantityClass.NAME, NO_NUMBER);
      return;
    }
    if (standards && Stock.isBound(c)) {
      mention.become(QuantityClass.CONDITION, BOUND);
      return;
    }
    Decision<QuantityClass> decision =
        Objects.requireNonNull(FieldRule.first(RULES, Tense.of(c, section, start)));
    if (!mention.chinese) {
      mention.become(decision.value(), decision.rule());
    } else if (decision.value() == QuantityClass.TARGET && ChineseCounts.commits(c)) {
      mention.become(QuantityClass.TARGET, decision.rule());
    } else if (decision.value() == QuantityClass.RESULT && StartingPoints.isOne(c)) {
      mention.become(QuantityClass.RESULT, decision.rule());
    }
  }

  private static FieldRule<Tense, QuantityClass> target(String name, Predicate<Tense> finds) {
    return new FieldRule<>(name, t -> finds.test(t) ? QuantityClass.TARGET : null);
  }

  private static FieldRule<Tense, QuantityClass> result(String name, Predicate<Tense> finds) {
    return new FieldRule<>(name, t -> finds.test(t) ? QuantityClass.RESULT : null);
  }

  private static boolean is(@Nullable Boolean said, boolean wanted) {
    return said != null && said == wanted;
  }

  private static boolean plans(Tense t) {
    return t.section().aspect() == Aspect.PLAN;
  }

  /** 增长了15%, 翻了一番: 了 before the number or in it. */
  private static boolean isToldAsDone(Context c) {
    return c.before() == '了' || c.after(c.start()) == '翻' && c.written().indexOf('了') > 0;
  }

  /**
   * The goal after a starting value stands in the present of the plan, whatever time that bears.
   */
  private static boolean isGoal(Tense t) {
    return plans(t) && StartingPoints.isGoal(t.c());
  }

  private static boolean isPast(Tense t) {
    String text = t.c().text();
    int clause = t.c().clauseStart();
    int at = t.c().start();
    return PAST.isIn(text, clause, at)
        || exists(text, clause, at)
        || t.c().startsAt(t.c().contentStart(), "现状");
  }

  /** 现有企业500家 exists; 利用现有资源建设20个 is still to be done. */
  private static boolean exists(String text, int clause, int at) {
    int end = EXISTING.firstEnd(text, clause, at);
    return end >= 0 && !text.startsWith("基础上", end) && !Words.commit(text, end, at);
  }

  private static boolean isAheadOfReview(Tense t) {
    Context c = t.c();
    int sentence = Sentence.stopBefore(c.text(), c.start());
    return is(t.ahead(), true) && !PAST.isIn(c.text(), sentence, c.start());
  }
}
