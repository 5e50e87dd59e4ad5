package org.shanshui.platform.documents;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a title (GB/T 9704-2012, 7.3.1: 回行时词意完整，排列对称，长短适宜). It breaks between words only,
 * and never before the word that says what the document is (工作|要点 is one matter).
 */
final class TitleLines {
  private static final Pattern NEVER_FIRST =
      Pattern.compile(
          "[的地得年月日号、，。：；）》”’〕！？)》].*|(要点|清单|方案|计划|规划|通报|通知|报告|意见|办法|细则|纲要|决定|总结|情况|制度|措施|名单|一览表).*");
  private static final Pattern NEVER_LAST = Pattern.compile(".*([（《“‘〔第(]|关于)");
  private static final Pattern BREAKS_WELL = Pattern.compile(".*[》、，的市县区省]|.*(关于|印发|转发)");

  private TitleLines() {}

  /**
   * Divides a title into as few lines as can be, of lengths as alike as can be.
   *
   * @param most Chinese characters of a line; two others take the room of one
   */
  static List<String> of(String title, int most) {
    int[] breaks = breaks(title);
    double room = room(title);
    double ideal = room / Math.ceil(room / most);
    // The least cost of all divisions up to each place; a line that is too long is never taken.
    double[] least = new double[breaks.length];
    int[] from = new int[breaks.length];
    Arrays.fill(least, 1, breaks.length, Double.MAX_VALUE);
    for (int end = 1; end < breaks.length; end++) {
      for (int start = end - 1; start >= 0; start--) {
        double length = room(title.substring(breaks[start], breaks[end]));
        if (length > most && start < end - 1) {
          break;
        }
        double cost =
            least[start]
                + 1000
                + Math.pow(length - ideal, 2)
                + (end == breaks.length - 1 ? 0 : penalty(title, breaks[end]));
        if (cost < least[end]) {
          least[end] = cost;
          from[end] = start;
        }
      }
    }
    List<String> found = new ArrayList<>();
    for (int end = breaks.length - 1; end > 0; end = from[end]) {
      found.add(0, title.substring(breaks[from[end]], breaks[end]));
    }
    return found;
  }

  private static double room(String text) {
    return text.chars().mapToDouble(c -> c < 0x80 ? 0.5 : 1).sum();
  }

  private static double penalty(String title, int at) {
    return BREAKS_WELL.matcher(title.substring(0, at)).matches() ? 0 : 20;
  }

  /** Places where a line may end, from 0 to the title's length. */
  private static int[] breaks(String title) {
    BreakIterator words = BreakIterator.getWordInstance(ULocale.CHINESE);
    words.setText(title);
    List<Integer> places = new ArrayList<>();
    for (int at = words.first(); at != BreakIterator.DONE; at = words.next()) {
      boolean end = at == 0 || at == title.length();
      if (end
          || !NEVER_FIRST.matcher(title.substring(at)).matches()
              && !NEVER_LAST.matcher(title.substring(0, at)).matches()) {
        places.add(at);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }
}
