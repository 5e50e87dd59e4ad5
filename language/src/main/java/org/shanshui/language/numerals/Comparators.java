package org.shanshui.language.numerals;

import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;

/** Finds the comparator words right before and right after a number, and what both say. */
public final class Comparators {
  private static final int AT_LEAST = 0;
  private static final int AT_MOST = 1;
  private static final int ABOUT = 2;
  private static final int EQUAL = 3;
  private static final int CAP = 4;
  private static final int NONE = 5;
  private static final int MOST_WORDS = 4;

  private static final Lexicon BEFORE =
      words(
          true,
          "≥ ≧ ⩾ > ＞ >= ＞= 》= 不低于 不少于 不小于 不短于 不弱于 不差于 不慢于 高于 大于 多于 优于 长于 快于 超 超过 超出 超越 突破 破"
              + " 过 逾 至少 最少 最低 不下于 不亚于 跨过 迈过 跨越 冲刺",
          "≤ ≦ ⩽ < ＜ <= ＜= 不高于 不超过 不超 不大于 不多于 不突破 不长于 不得超过 不得高于 不能超过 低于 小于 少于 短于 不到 不足 未达 至多"
              + " 最多 最高 最高不超过 严控在 上限",
          "约 近 大约 大概 接近 将近 约为 约占 大致 预计约",
          "= ＝ 达 达到 达成 到 至 为 是 稳定在 保持在 维持在 稳定达到 稳定保持在 提高到 提高至 提升到 提升至 增加到 增加至 增长到 增长至 上升到 上升至 扩大到"
              + " 扩大至 扩展到 拓展到 拓展至 恢复到 降至 降到 降低到 降低至 下降到 下降至 减少到 减少至 减至 减到 缩小到 缩小至 缩短至 缩短到 压减至 压减到"
              + " 压缩至 压缩到 升至 升到 增至 增到 力争 争取 确保 保证 力保 实现 完成 力争达到 确保达到 高达 累计达 累计达到 总数达 总数达到 均达 均达到 各达"
              + " 共达 共计 合计 累计 总计 在",
          "控制在 控制到 控制于 限制在 严格控制在 控制为 压控在",
          "通过 经过 透过 穿过 路过 错过 渡过 度过 改过 侦破 打破 攻破 爆破 告破 查破 冲破 击破 识破 赶超 反超 节约 签约 集约 契约 制约 预约 合约 邀约"
              + " 履约 解约 续约 公约 和约 缔约 特约 违约 附近 靠近 就近 最近 临近 邻近 贴近 亲近 走近 相近 新近 现代 以至 乃至 甚至 直至 及至 冬至 夏至"
              + " 周到 签到 报到 遇到 收到 得到 看到 找到 来到 送到 做到 办到 感到 受到 见到 接到 用到 谈到 等到 直到 认为 作为 成为 列为 评为 称为 命为 设为"
              + " 分为 视为 行为 名为 以为 更为 较为 划为 改为 变为 转为 合为 定为 命名为 通达 传达 发达 到达 直达 送达 表达 下达 抵达 到达 雷达 马达 存在 所在"
              + " 现在 潜在 内在 正在 好在 旨在 重在 贵在 放在 建在 位在 落在 不在 不是 就是 还是 或是 特别是 尤其是 一是 二是 三是 四是 五是 六是 七是 八是"
              + " 但是 可是 总是 凡是 只是 要是 于是 若是 正是 都是 也是");

  private static final Lexicon AFTER =
      words(
          false,
          "以上 及以上 和以上 （含）以上 (含)以上 或以上 之上 ＋以上 开外",
          "以下 及以下 和以下 （含）以下 (含)以下 或以下 之下 以内 之内 内 （含）以内 (含)以内 封顶",
          "左右 上下 前后 许 左右的",
          "",
          "",
          "内河 内容 内部 内外 内涝 内蒙 内贸 内需 内资 内生 内科 内陆 内控 内在 内环 内湖 内江 内港 内镜 内循环 内设 内审 内地 内海 内墙 内置 内销 内乡"
              + " 内黄 内丘 内分泌 内源 内径 内业 内参 左右岸 左右两侧 左右两岸 左右侧 左右江 左右手 上下游 上下班 上下联 上下水 上下层 上下学 上下功 上下车 上下楼 前后端 许可"
              + " 许昌 许多 许诺 许愿 许家 许村 许镇 许仙 之下沉 以下简称 以上海 以下同 以下一 以内涵");

  private Comparators() {}

  private static Lexicon words(boolean reversed, String... groups) {
    Lexicon.Builder words = new Lexicon.Builder();
    for (int value = 0; value < groups.length; value++) {
      for (String word : groups[value].split(" ")) {
        if (!word.isEmpty()) {
          words.add(reversed ? new StringBuilder(word).reverse() : word, value);
        }
      }
    }
    return words.build();
  }

  /** The comparator words that end right before {@code start}, null where there are none. */
  public static @Nullable Comparator before(CharSequence s, int start) {
    if (start <= 0 || start > s.length()) {
      return null;
    }
    int wordsEnd = Digits.skipBlanksBack(s, start);
    int from = wordsEnd;
    int strongest = NONE;
    for (int n = 0; n < MOST_WORDS; n++) {
      long found = BEFORE.longestBefore(s, 0, from);
      if (found == Lexicon.MISS || Lexicon.word(found) == NONE) {
        break;
      }
      from = Lexicon.end(found);
      strongest = stronger(strongest, Lexicon.word(found));
    }
    return strongest == NONE ? null : comparator(from, wordsEnd, strongest);
  }

  /** Words that bound a number win over those that only lead to it: 力争不低于, 达到至少. */
  private static int stronger(int a, int b) {
    if (a == NONE || a == EQUAL) {
      return b;
    }
    return a == CAP && b <= ABOUT ? b : a;
  }

  /** The comparator word that starts right at {@code end}, null where there is none. */
  public static @Nullable Comparator after(CharSequence s, int end) {
    if (end < 0) {
      return null;
    }
    int from = Digits.skipBlanks(s, end);
    long found = AFTER.longestAt(s, from, s.length());
    return found == Lexicon.MISS || Lexicon.word(found) == NONE
        ? null
        : comparator(from, Lexicon.end(found), Lexicon.word(found));
  }

  private static Comparator comparator(int start, int end, int value) {
    return switch (value) {
      case AT_LEAST -> new Comparator(start, end, Comparison.AT_LEAST, true);
      case AT_MOST -> new Comparator(start, end, Comparison.AT_MOST, true);
      case ABOUT -> new Comparator(start, end, Comparison.ABOUT, false);
      case CAP -> new Comparator(start, end, Comparison.AT_MOST, false);
      default -> new Comparator(start, end, Comparison.EQUAL, false);
    };
  }

  /**
   * What the words on both sides of the number from {@code start} to {@code end} say: 控制在…左右 is
   * about, 超…以上 at least, 控制在 alone at most, nothing equal.
   */
  public static Comparison binding(CharSequence s, int start, int end) {
    Comparator before = before(s, start);
    Comparator after = after(s, end);
    if (after == null) {
      return before == null ? Comparison.EQUAL : before.comparison();
    }
    return before != null && before.firm() ? before.comparison() : after.comparison();
  }
}
