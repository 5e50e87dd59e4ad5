package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.quantity.Rule.Needs;

/**
 * Tells numbers that name, order, date or define from numbers that measure. The first rule that
 * finds its form decides. What is left over measures, and {@link Commitments} tells target from
 * result.
 */
final class MentionClasses {
  private static final RuleBook ARABIC = arabic();
  private static final RuleBook CHINESE = chinese();

  private MentionClasses() {}

  private static RuleBook arabic() {
    List<Rule> rules = new ArrayList<>();
    rules.addAll(Ordinals.RULES);
    rules.addAll(ContactData.RULES);
    rules.addAll(Times.RULES);
    rules.addAll(NamesOfThings.RULES);
    rules.addAll(Conditions.RULES);
    rules.add(Ordinals.FOOTNOTE);
    return new RuleBook(rules);
  }

  private static RuleBook chinese() {
    List<Rule> rules = new ArrayList<>();
    rules.add(new Rule("time", Needs.TIME, c -> true, QuantityClass.TIME));
    rules.addAll(Conditions.RULES);
    return new RuleBook(rules);
  }

  /** Gives the mention its class if it has one by its form; one that measures stays open. */
  static void classify(Context c) {
    Mention mention = c.mention();
    if (mention.type != null) {
      return;
    }
    for (Rule rule : (mention.chinese ? CHINESE : ARABIC).askedOf(mention)) {
      if (rule.finds().test(c) && !RuleSwitch.isOff(rule.name())) {
        if (rule.type() != null) {
          mention.become(rule.type(), rule.name());
        }
        return;
      }
    }
  }
}
