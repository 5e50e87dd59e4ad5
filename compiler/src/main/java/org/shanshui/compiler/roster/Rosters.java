package org.shanshui.compiler.roster;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Roster;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.noise.CleanText;

/** Reads named lists (名录): a short title, then names and nothing else. */
public final class Rosters {
  private static final int LONGEST_TITLE = 20;
  private static final int LONGEST_ITEM = 20;
  private static final int FEWEST_ITEMS = 3;
  private static final List<String> VERBS =
      List.of(
          "推进", "推动", "加快", "实施", "完善", "加强", "提升", "建立", "健全", "促进", "深化", "强化", "开展", "优化", "坚持",
          "发展", "打造", "构建", "落实", "提高", "增强", "做好", "支持", "达到", "实现", "确保", "重点", "继续", "积极", "大力");

  private Rosters() {}

  /** The rosters among the passages, with UTF-16 offsets. */
  public static List<Roster> of(List<Passage> passages, boolean[] inTable, Outline outline) {
    List<Roster> rosters = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      if (!inTable[p]) {
        Heading heading = outline.at(p);
        read(passages.get(p).text(), heading == null ? 0 : headed(heading), rosters);
      }
    }
    return rosters;
  }

  private static int headed(Heading heading) {
    return heading.marker() == null ? 0 : heading.marker().contentStart();
  }

  private static void read(CleanText clean, int from, List<Roster> rosters) {
    String text = clean.text();
    int stop = -1;
    for (int i = from; i < Math.min(text.length(), from + LONGEST_TITLE + 1); i++) {
      char c = text.charAt(i);
      if (c == '。' || c == ':') {
        stop = i;
        break;
      }
      if (c == ',' || c == '、' || c == ';') {
        return;
      }
    }
    if (stop < 0 || stop - from < 2) {
      return;
    }
    int end = text.indexOf('。', stop + 1);
    int listEnd = end < 0 ? text.length() : end;
    if (end >= 0 && end < text.length() - 1) {
      return;
    }
    List<String> items = items(text.substring(stop + 1, listEnd));
    String title = text.substring(from, stop);
    if (items.size() < FEWEST_ITEMS && !(items.size() == 2 && title.length() <= 10)) {
      return;
    }
    for (String item : items) {
      if (!isName(item)) {
        return;
      }
    }
    rosters.add(new Roster(title, items, clean.sourceStart(from), clean.sourceEnd(listEnd)));
  }

  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : '、';
      if (c == '(' || c == '“') {
        depth++;
      } else if (c == ')' || c == '”') {
        depth--;
      } else if (depth <= 0 && (c == '、' || i == list.length())) {
        if (i > from) {
          items.add(list.substring(from, i).strip());
        }
        from = i + 1;
      }
    }
    int last = items.size() - 1;
    if (last >= 0) {
      int and = items.get(last).indexOf('和');
      String tail = items.get(last);
      // 大溪镇和平桥镇 are two of a kind; 天台山和合小镇 is one.
      if (and > 2
          && and < tail.length() - 3
          && tail.charAt(and - 1) == tail.charAt(tail.length() - 1)) {
        items.set(last, tail.substring(0, and));
        items.add(tail.substring(and + 1));
      }
    }
    return items;
  }

  private static boolean isName(String item) {
    if (item.length() < 2
        || item.length() > LONGEST_ITEM
        || item.indexOf(',') >= 0
        || item.indexOf(';') >= 0
        || item.indexOf('等') >= 0) {
      return false;
    }
    for (String verb : VERBS) {
      if (item.startsWith(verb)) {
        return false;
      }
    }
    for (int i = 0; i < item.length(); i++) {
      if (item.charAt(i) >= '0' && item.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }
}
