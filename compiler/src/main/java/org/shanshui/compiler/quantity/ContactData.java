package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.function.Predicate;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.quantity.Rule.Needs;

/**
 * Numbers by which somebody is reached (联系方式), telephones, post codes, addresses, and how often a
 * page was read.
 */
final class ContactData {
  private static final int FARTHEST_HOUSE = 20;
  private static final int FARTHEST_HEAD = 14;
  private static final WordEndings HEADS =
      WordEndings.of(
          "电话", "传真", "邮编", "邮政编码", "邮箱", "QQ", "手机", "联系方式", "热线电话", "微信", "浏览次数", "浏览量", "点击数",
          "点击次数", "点击量", "阅读次数", "阅读量", "访问量", "访问次数");

  static final List<Rule> RULES =
      List.of(
          rule("telephone, post code", c -> c.hasNoUnit() && isHeaded(c)),
          rule("mail address", c -> c.after() == '@'),
          rule("house: 人民路18号", ContactData::numbersHouse),
          rule("room: 18号楼301室", ContactData::numbersRoom));

  private ContactData() {}

  private static Rule rule(String name, Predicate<Context> finds) {
    return new Rule(name, Needs.NOTHING, finds, QuantityClass.CONDITION);
  }

  /** Whether a head stands shortly before, with no other word between. */
  private static boolean isHeaded(Context c) {
    for (int at = c.start(); at > 0 && c.start() - at <= FARTHEST_HEAD; at--) {
      if (HEADS.endsAt(c.text(), at)) {
        return true;
      }
      if (Context.isHan(c.before(at))) {
        return false;
      }
    }
    return false;
  }

  private static boolean numbersHouse(Context c) {
    return (c.after() == '号' || c.unit().equals("号")) && "路街巷道弄".indexOf(c.before()) >= 0;
  }

  private static boolean numbersRoom(Context c) {
    if (c.after() != '室') {
      return false;
    }
    int house = c.text().lastIndexOf('号', c.start() - 1);
    return house >= 0 && c.start() - house <= FARTHEST_HOUSE;
  }
}
