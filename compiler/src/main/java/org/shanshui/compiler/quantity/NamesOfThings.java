package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.quantity.Rule.Needs;
import org.shanshui.language.units.Quantity;

/** Numbers that are part of a name (名称): of products, lines, works, policies, campaigns. */
final class NamesOfThings {
  private static final int LONGEST_NAME = 16;
  private static final int LONGEST_WORKS = 60;
  private static final int SHORTEST_THING = 3;
  private static final Set<String> HOTLINES =
      Set.of(
          "110", "119", "120", "122", "10000", "12315", "12320", "12333", "12338", "12345", "12348",
          "12355", "12356", "12366", "12369", "12380", "12388", "12389", "12393", "95598");

  private static final WordList BODIES =
      WordList.of("团", "师", "旅", "连", "中学", "医院", "研究所", "地质队", "矿", "厂", "号院");
  private static final WordList NO_BODIES =
      WordList.of(
          "团队", "团员", "团体", "团组", "师生", "师资", "师范", "旅游", "旅客", "连续", "连片", "厂房", "厂界", "矿山");

  /** What is told by what it can do: 30万吨乙烯装置. */
  private static final WordEndings EQUIPMENT = WordEndings.of("设备", "装置", "机组", "生产线", "技术", "工艺");

  static final List<Rule> RULES =
      List.of(
          rule("joined by a sign: 3+X, 5×8", Needs.NOTHING, NamesOfThings::isJoined),
          rule("version: 2.0版, 百强", Needs.NOTHING, NamesOfThings::isVersion),
          rule("line: 4、5号线, 7路公交", Needs.NOTHING, NamesOfThings::isLine),
          rule("hotline: 12345", Needs.NO_UNIT, c -> HOTLINES.contains(c.written())),
          rule("release: 数字城市3.0", Needs.NO_UNIT, NamesOfThings::isRelease),
          rule("group of places: 山区26县之一", Needs.NO_UNIT, NamesOfThings::countsPlaces),
          rule("ship or line: 5万吨级航道, 110千伏", Needs.UNIT, NamesOfThings::isGrade),
          rule("works: 10GWh新型锂电池项目", Needs.UNIT, NamesOfThings::sizesWorks),
          rule("road: 国道104, 104国道", Needs.NOTHING, NamesOfThings::numbersRoad),
          rule("kind of product: 8.5代线, 12英寸晶圆", Needs.UNIT, NamesOfThings::isOfProduct),
          rule("policy: 稳增长32条措施", Needs.UNIT, NamesOfThings::countsPolicy),
          rule("numbered body: 9团, 101医院", Needs.NO_UNIT, NamesOfThings::numbersBody),
          rule("short quotation: “百千万”", Needs.NOTHING, NamesOfThings::isQuoted));

  private NamesOfThings() {}

  private static Rule rule(String name, Needs needs, Predicate<Context> finds) {
    return new Rule(name, needs, finds, QuantityClass.NAME);
  }

  /** Whether a number without classifier before {@code c} counts places or bodies: 26县, 5国. */
  static boolean isPlaceNoun(char c) {
    return "大极县市区镇乡村省州国校院站港馆园桥金银铜街盟旗所厂家军".indexOf(c) >= 0;
  }

  private static boolean isJoined(Context c) {
    return ("+×/".indexOf(c.before()) >= 0 || c.after() == '+' || c.after() == '×')
        && !Predicates.endsBefore(c.text(), c.start());
  }

  private static boolean isVersion(Context c) {
    return switch (c.unit()) {
      case "" -> "版强号制型".indexOf(c.after()) >= 0;
      case "强", "版" -> true;
      default -> false;
    };
  }

  private static boolean isLine(Context c) {
    boolean bus = c.unit().equals("路") && c.precedes("公交", "线", "车", "班车");
    return c.unit().equals("号") || bus || numbersLines(c);
  }

  private static boolean numbersLines(Context c) {
    int i = c.end();
    while ("、和/与".indexOf(c.after(i)) >= 0 && Context.isDigit(c.after(i + 1))) {
      i++;
      while (Context.isDigit(c.after(i))) {
        i++;
      }
      if (c.after(i) == '号') {
        return true;
      }
    }
    return false;
  }

  private static boolean isRelease(Context c) {
    return c.endsAt(c.end(), ".0")
        && Predicates.afterComparator(c.text(), c.end()) == c.end()
        && !Predicates.endsBefore(c.text(), c.start());
  }

  /** 9团, 3师, 101医院: a body that is called by its number; 团队 and 师资 are none. */
  private static boolean numbersBody(Context c) {
    return BODIES.startsAt(c.text(), c.end()) && !NO_BODIES.startsAt(c.text(), c.end());
  }

  private static boolean countsPlaces(Context c) {
    return isPlaceNoun(c.after()) && c.startsAt(c.end() + 1, "之一");
  }

  private static boolean isGrade(Context c) {
    String unit = c.unit();
    return unit.endsWith("千伏")
        || unit.endsWith("kV")
        || unit.endsWith("吨级")
        || unit.endsWith("吨") && c.after() == '级';
  }

  private static boolean sizesWorks(Context c) {
    Quantity quantity = c.mention().quantity;
    int end = c.end();
    if (quantity == null
        || quantity.kind() == null
        || !isCapacity(c.unit())
        || !Context.isHan(c.before()) && c.before() != '、'
        || !Context.isHan(c.after())
        || Conditions.isConnector(c.after())
        || Predicates.endsBefore(c.text(), c.start())
        || Words.startsWithVerb(c.text(), end)) {
      return false;
    }
    if (EQUIPMENT.end(RightNoun.of(c))) {
      return true;
    }
    String rest = c.text().substring(end, Sentence.clauseEnd(c.text(), end));
    return rest.length() <= LONGEST_WORKS
        && (rest.contains("项目")
            || rest.contains("工程")
            || rest.contains("机组")
            || rest.contains("生产线"));
  }

  private static boolean isOfProduct(Context c) {
    return c.unit().equals("代") && c.precedes("线", "半导体", "移动", "核电", "产线", "面板")
        || c.unit().equals("英寸") && Context.isHan(c.after()) && !Conditions.isConnector(c.after());
  }

  private static boolean isCapacity(String unit) {
    return unit.endsWith("吨")
        || unit.endsWith("Wh")
        || unit.endsWith("W")
        || unit.endsWith("瓦")
        || unit.endsWith("瓦时")
        || unit.endsWith("伏");
  }

  private static boolean numbersRoad(Context c) {
    // 县道30公里 measures roads.
    return c.follows("国道", "省道", "县道") && !c.unit().endsWith("公里") || c.precedes("国道", "省道", "县道");
  }

  private static boolean countsPolicy(Context c) {
    return c.unit().equals("条") && c.precedes("措施", "政策", "意见", "举措");
  }

  private static boolean isQuoted(Context c) {
    String quotation = c.quotation();
    return quotation != null
        && quotation.length() <= LONGEST_NAME
        && quotation.indexOf(',') < 0
        && quotation.indexOf('。') < 0
        && !promises(c);
  }

  /** “新建公园20个” is a count that happens to be quoted: a verb stands before it there. */
  private static boolean promises(Context c) {
    int open = Math.max(c.text().lastIndexOf('“', c.start()), c.text().lastIndexOf('《', c.start()));
    boolean counts = !c.hasNoUnit() && (c.mention().counts() || c.unit().equals("%"));
    return counts
        && (Words.commit(c.text(), open, c.start())
            || Predicates.endsBefore(c.text(), c.start())
            || isPromised(c, open));
  }

  /** 建设“1000个未来乡村”: what is counted is named in the quotation, and nothing behind it. */
  private static boolean isPromised(Context c, int open) {
    int close = c.text().indexOf('”', c.end());
    char after = c.after(close + 1);
    return close > 0
        && (after == 0 || ",;。、".indexOf(after) >= 0)
        && c.mention().counts()
        && RightNoun.isNamed(c)
        && RightNoun.of(c).length() >= SHORTEST_THING
        && Words.commit(c.text(), Sentence.clauseStart(c.text(), open), open);
  }
}
