package org.shanshui.compiler.quantity;

import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;

/**
 * Tells by their form what names a place or an office (地方与部门): 云台区, 市本级, 国家高新区, 各县(市、区), 市水利局.
 * Plans name places that no register knows, so the register is not asked.
 */
final class Places {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 8;
  private static final WordList PARTS = WordList.read(Places.class, "places.txt");
  private static final WordList EVERY = WordList.read(Places.class, "every-place.txt");
  private static final WordEndings GENERICS =
      WordEndings.of("县", "区", "市", "镇", "乡", "街道", "自治州", "自治旗");
  private static final WordEndings NOUNS =
      WordEndings.of(WordList.words(Places.class, "place-like-nouns.txt").stream().toList());
  private static final WordEndings AREAS =
      WordEndings.of(
          "地区", "园区", "开发区", "高新区", "经济区", "新区", "工业区", "产业园", "流域", "片区", "湾区", "城区", "保税区", "试验区",
          "集聚区", "林区", "牧区", "矿区", "山区", "库区", "灌区", "群岛", "城镇", "城市", "农村", "乡村", "县城", "平原",
          "沿海");
  private static final WordEndings OFFICES =
      WordEndings.of("局", "委", "办", "厅", "委员会", "管委会", "公司", "集团", "政府", "办公室", "支队");
  private static final WordEndings NO_OFFICES =
      WordEndings.of("布局", "格局", "大局", "全局", "结局", "上市公司", "市政府", "主办", "承办", "交办", "联办");

  /** Words that take the generic before them for their own: 石桥+市场. */
  private static final WordList BORROWERS =
      WordList.of(
          "市场", "市民", "市政", "市域", "市容", "市值", "市级", "市直", "市辖", "区域", "区块", "区位", "区间", "区级", "县域",
          "县级", "县城", "县道", "县乡", "镇街", "镇级", "乡村", "乡土", "乡镇", "乡级", "乡愁");

  private Places() {}

  /** Where the proper name of a place that starts at {@code at} ends, -1 where none does. */
  static int nameEnd(String text, int at, int to) {
    int limit = Math.min(to, at + LONGEST);
    for (int end = at + 1; end <= limit; end++) {
      if (!mayName(text.charAt(end - 1))) {
        return -1;
      }
      if (end - at < SHORTEST || !GENERICS.endsAt(text, end)) {
        continue;
      }
      // 小区, and what is named after one: 景区镇.
      if (NOUNS.endsAt(text, end) || NOUNS.endsAt(text, end - 1)) {
        return -1;
      }
      if (!BORROWERS.startsAt(text, end - 1)) {
        return end;
      }
    }
    return -1;
  }

  private static boolean mayName(char c) {
    return Context.isHan(c) && "和与及每个等的各增".indexOf(c) < 0;
  }

  /** Where a part of a region or an area with a function ends that starts at {@code at}, or -1. */
  static int partEnd(String text, int at, int to) {
    int every = EVERY.endAt(text, at, to);
    return every >= 0 ? every : PARTS.endAt(text, at, to);
  }

  /** Whether every place of a kind is named at {@code at}. */
  static int everyEnd(String text, int at, int to) {
    return EVERY.endAt(text, at, to);
  }

  /** Whether the whole of a name is that of an office. */
  static boolean isOffice(String name) {
    return OFFICES.end(name) && !NO_OFFICES.end(name);
  }

  /**
   * Whether the whole of a name, one of several in a breakdown, is that of a place or an office.
   */
  static boolean isOne(String name) {
    int length = name.length();
    if (partEnd(name, 0, length) == length || nameEnd(name, 0, length) == length) {
      return true;
    }
    return length <= LONGEST + SHORTEST
        && name.indexOf('、') < 0
        && (AREAS.end(name) || isOffice(name))
        && !Words.hasVerb(name);
  }
}
