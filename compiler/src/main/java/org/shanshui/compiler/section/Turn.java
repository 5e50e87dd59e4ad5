package org.shanshui.compiler.section;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.lexicon.ResourceLines;
import org.shanshui.language.lexicon.WordStarts;

/**
 * Where a work report (工作报告) turns from what was done to what is to be done. A report turns once:
 * its review comes first, its plan after. The turn is where the evidence of tense, summed before
 * and after, parts best; no single phrase decides.
 */
final class Turn {
  private static final WordList AHEAD =
      WordList.of(
          "工作安排", "工作任务", "工作目标", "工作重点", "工作总体", "工作要求", "工作思路", "工作打算", "工作部署", "工作建议", "工作主要",
          "工作意见", "工作的安排", "工作的任务", "工作的目标", "工作的重点", "工作的总体", "工作的要求", "工作的思路", "工作的打算", "工作的部署",
          "工作的建议", "工作的主要", "工作的意见", "主要目标", "主要任务", "主要工作", "目标任务", "重点工作", "重点任务", "总体要求", "总体思路",
          "今后", "预期目标", "奋斗目标", "发展目标", "远景", "政府自身建设");
  private static final Pattern YEARS_WORK = Pattern.compile("(?:今年|\\d{4}年)的?(?:政府)?工作$");
  private static final Pattern OPENS =
      Pattern.compile(
          "预期目标(?:是|为|建议|:)|(?:今年|\\d{4}年)(?:政府|我们|全市|全省|全区)?工作的?(?:总体|指导|基本)|做好(?:今年|[12]\\d{3}年)"
              + "|(?:今年|\\d{4}年)(?:要|我们将|,我们要)?(?:重点|着力|突出)(?:抓好|做好)|重点(?:抓好|做好)以下|新的一年");

  /** One of these stands in every match of OPENS; to look for them is far quicker. */
  private static final Lexicon OPENING_WORDS =
      words(
          "预期目标是", "预期目标为", "预期目标建议", "预期目标:", "工作的总体", "工作的指导", "工作的基本", "工作总体", "工作指导", "工作基本",
          "做好今年", "做好1", "做好2", "重点抓好", "着力抓好", "突出抓好", "重点做好", "着力做好", "突出做好", "新的一年");

  private static final int HEADING = 8;
  private static final int OPENING = 6;
  private static final int LONGEST_OPENING = 160;

  private static final int HEAVIEST = 10;

  /** Cues, each with its weight and {@link #HEAVIEST} for number. */
  private static final Lexicon CUES = cues();

  /** One look at a text finds where both may stand. */
  private static final WordStarts STARTS =
      new WordStarts.Builder().add(CUES).add(OPENING_WORDS).build();

  private Turn() {}

  private static Lexicon words(String... words) {
    Lexicon.Builder builder = new Lexicon.Builder();
    for (String word : words) {
      builder.add(word, 0);
    }
    return builder.build();
  }

  private static Lexicon cues() {
    Lexicon.Builder cues = new Lexicon.Builder();
    for (String line : ResourceLines.of(Turn.class, "turn-cues.tsv")) {
      int tab = line.indexOf('\t');
      cues.add(line.substring(0, tab), HEAVIEST + Integer.parseInt(line.substring(tab + 1)));
    }
    return cues.build();
  }

  /** The first passage of the plan; the number of passages where nothing looks ahead. */
  static int of(List<Passage> passages, Outline outline) {
    int n = passages.size();
    int[] evidence = new int[n];
    int[] bonus = new int[n + 1];
    for (int p = 0; p < n; p++) {
      String text = passages.get(p).text().text();
      int[] starts = STARTS.all(text);
      evidence[p] = weigh(text, starts);
      Heading heading = outline.at(p);
      if (heading != null && heading.bodyFrom() >= text.length()) {
        bonus[p] += looksAhead(heading.title()) ? 3 * HEADING : 0;
        bonus[p] += heading.level() == 1 ? HEADING : 0;
      }
      bonus[p] += opens(text, starts) ? OPENING : 0;
    }
    return best(evidence, bonus);
  }

  private static boolean looksAhead(String title) {
    return AHEAD.isIn(title) || title.endsWith("工作") && YEARS_WORK.matcher(title).find();
  }

  /** What opens a plan is said early in its paragraph. */
  private static boolean opens(String text, int[] starts) {
    int head = Math.min(text.length(), LONGEST_OPENING);
    for (int at : starts) {
      if (at >= head) {
        break;
      }
      if (OPENING_WORDS.longestAt(text, at, head) != Lexicon.MISS) {
        return OPENS.matcher(text).region(0, head).find();
      }
    }
    return false;
  }

  /** Where the evidence after, less that before, and the bonus of the place are most. */
  private static int best(int[] evidence, int[] bonus) {
    int n = evidence.length;
    int ahead = Arrays.stream(evidence).sum();
    int back = 0;
    int best = n;
    int bestScore = Integer.MIN_VALUE;
    for (int p = 0; p <= n; p++) {
      // A heading parts nothing where what stands before it looks ahead already.
      int score = ahead - back + (back <= 0 ? bonus[p] : 0);
      if (score > bestScore) {
        bestScore = score;
        best = p;
      }
      if (p < n) {
        ahead -= evidence[p];
        back += evidence[p];
      }
    }
    return best;
  }

  /** Words of what is to be done less words of what was done. */
  private static int weigh(String text, int[] starts) {
    int sum = 0;
    int read = 0;
    for (int at : starts) {
      long cue = at < read ? Lexicon.MISS : CUES.longestAt(text, at, text.length());
      if (cue != Lexicon.MISS) {
        sum += Lexicon.word(cue) - HEAVIEST;
        read = Lexicon.end(cue);
      }
    }
    return sum;
  }
}
