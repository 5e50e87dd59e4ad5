package org.shanshui.compiler.quantity;

import java.util.Set;

/** Which Chinese numerals count things that a plan commits to. */
final class ChineseCounts {
  /** Classifiers that count what is planned; 大 and 方面 only order the prose (九大行动). */
  private static final Set<String> CLASSIFIERS =
      Set.of(
          "个", "项", "家", "条", "座", "所", "处", "套", "场", "件", "批次", "万人", "亿元", "万元", "万亩",
          "公里", "千亿元", "百亿元", "万亿元", "千万元", "千万", "百万", "千家", "百家", "千个", "百个", "千人", "万家");

  private static final Set<String> PROSE =
      Set.of("方面", "体系", "坚持", "统筹", "关系", "问题", "环节", "领域", "层面", "阶段", "维度", "转变", "原则", "层次", "百分点", "确保", "意识", "重点", "一批", "一");

  private ChineseCounts() {}

  static boolean counts(String text, Mention mention) {
    String unit = mention.unit();
    boolean money = unit.endsWith("元") || unit.endsWith("亩") || unit.endsWith("公里") || unit.endsWith("人");
    if (!money && !CLASSIFIERS.contains(unit)) {
      return false;
    }
    for (String word : PROSE) {
      if (text.startsWith(word, mention.end)) {
        return false;
      }
    }
    char before = mention.start > 0 ? text.charAt(mention.start - 1) : 0;
    if (before == '第' || before == '这' || before == '每' || before == '上' || before == '下' || before == '前') {
      return false;
    }
    char after = mention.end < text.length() ? text.charAt(mention.end) : 0;
    if (after == '级' || after == '化' || after == '大' && !text.startsWith("大关", mention.end)) {
      return false;
    }
    if (money) {
      // 亿元以上项目, 千亿级: a size, not an amount that is promised.
      int end = Predicates.afterComparator(text, mention.end);
      char next = end < text.length() ? text.charAt(end) : 0;
      return next == 0 || ",。;、:)大关并”".indexOf(next) >= 0;
    }
    return true;
  }
}
