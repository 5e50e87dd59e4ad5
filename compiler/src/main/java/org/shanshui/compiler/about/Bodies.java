package org.shanshui.compiler.about;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;

/** Bodies (机关) that stand alone, in a signature, a letterhead or under a title. */
final class Bodies {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 60;
  private static final WordEndings ENDS =
      WordEndings.of(
          "政府", "委员会", "办公室", "局", "厅", "部", "院", "委", "办", "公司", "集团", "中心", "署", "指挥部", "领导小组",
          "协会", "党组", "银行", "联合会", "管委会", "中央");
  private static final WordList NO_BODY =
      WordList.of("为", "根据", "按照", "在", "经", "由", "贯彻", "落实", "以及");

  private Bodies() {}

  /**
   * The bodies that make up the whole of {@code text}, joined by 、; null where it is something
   * else. Where they stand one after the other without a mark, each begins with the same region.
   */
  static @Nullable String in(String text) {
    if (text.length() < SHORTEST
        || text.length() > LONGEST
        || !ENDS.end(text)
        || NO_BODY.isIn(text)) {
      return null;
    }
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '、';
      boolean mark = c == '、' || c == ',' || c == ' ';
      boolean begins = i >= SHORTEST && begins(text, i);
      if ((mark || begins) && ENDS.endsAt(text, i)) {
        names.add(text.substring(from, i));
        from = mark ? i + 1 : i;
      } else if (mark || c < '一' || c > '鿿') {
        return null;
      }
    }
    return String.join("、", names);
  }

  /** 中共云岫市委 | 云岫市人民政府, 云岫市林业局 | 云岫市财政局, 中共中央 | 国务院. */
  private static boolean begins(String text, int at) {
    String region = text.startsWith("中共") ? text.substring(2, 4) : text.substring(0, 2);
    return text.startsWith(region, at) || text.startsWith("国务院", at);
  }
}
