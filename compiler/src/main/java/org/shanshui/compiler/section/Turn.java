package org.shanshui.compiler.section;

import java.util.List;
import java.util.regex.Pattern;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.lexicon.Lexicon;

/**
 * Where a work report (工作报告) turns from what was done to what is to be done. A report turns once: its
 * review comes first, its plan after. The turn is where the evidence of tense, summed before and
 * after, parts best; no single phrase decides.
 */
final class Turn {
  private static final Pattern BACK =
      Pattern.compile("回顾|过去(?:一|五|的)|(?:工作|发展)(?:情况|总结)|成就|取得|主要成绩|困难和问题|存在的?问题");
  private static final Pattern AHEAD =
      Pattern.compile(
          "工作(?:的)?(?:安排|任务|目标|重点|总体|要求|思路|打算|部署|建议|主要|意见)|主要(?:目标|任务|工作)|目标任务|重点(?:工作|任务)|"
              + "总体(?:要求|思路)|今后|预期目标|奋斗目标|(?:今年|\\d{4}年)(?:的)?(?:政府)?工作$|发展目标|远景|政府自身建设");
  private static final Pattern OPENS =
      Pattern.compile(
          "预期目标(?:是|为|建议|:)|(?:今年|\\d{4}年)(?:政府|我们|全市|全省|全区)?工作的?(?:总体|指导|基本)|做好(?:今年|\\d{4}年)"
              + "|(?:今年|\\d{4}年)(?:要|我们将|,我们要)?(?:重点|着力|突出)(?:抓好|做好)|重点(?:抓好|做好)以下|新的一年");

  /** One of these stands in every match of OPENS; to look for them is far quicker. */
  private static final List<String> OPENING_WORDS =
      List.of(
          "预期目标", "工作的总", "工作的指", "工作的基", "工作总体", "工作指导", "工作基本", "做好", "抓好", "新的一年");
  private static final int HEADING = 8;
  private static final int OPENING = 6;

  /** Words and what each weighs: ahead of the plan positive, back in the review negative. */
  private static final String[] CUES = {
    "力争 4", "争取 2", "确保 3", "今年要 6", "要 1", "今年 2", "将 1", "以上, 2", "以上。 2", "以上; 2", "左右, 2", "左右; 2",
    "左右。 2", "加快 1", "推进 1", "推动 1", "支持 1", "鼓励 1", "抓好 2", "做好 1", "加大 1", "努力 1", "必须 2", "继续 1", "进一步 1",
    "比上年 -5", "同比 -4", "较上年 -5", "去年 -3", "上年 -2", "已 -1", "了 -1", "荣获 -4", "获评 -4", "入选 -3", "获批 -3", "获得 -2",
    "被评为 -4", "成功 -2", "圆满 -1", "顺利 -2", "首次 -3", "新高 -3", "跃居 -3", "位居 -3", "居全国 -3", "居全省 -3", "明显 -1",
    "显著 -2", "一年来 -8", "五年来 -8", "过去 -4", "累计 -1", "截至 -3", "取得 -3", "得到 -1", "全面完成 -2", "创历史 -3", "率先 -1", "分别增长 -1",
    "完成了 -4", "实现了 -4", "先后 -2", "高于 -1", "增幅 -1", "净增 -2", "年均增长 -1", "实施了 -4", "建立了 -4", "开展了 -4", "建成了 -4"
  };
  private static final Lexicon WORDS = words();

  private Turn() {}

  private static Lexicon words() {
    Lexicon.Builder builder = new Lexicon.Builder();
    for (int i = 0; i < CUES.length; i++) {
      builder.add(CUES[i].substring(0, CUES[i].indexOf(' ')), i);
    }
    return builder.build();
  }

  private static final int[] WEIGHTS = weights();

  private static int[] weights() {
    int[] weights = new int[CUES.length];
    for (int i = 0; i < CUES.length; i++) {
      weights[i] = Integer.parseInt(CUES[i].substring(CUES[i].indexOf(' ') + 1));
    }
    return weights;
  }

  /** The first passage of the plan; the number of passages where nothing looks ahead. */
  static int of(List<Passage> passages, Outline outline) {
    int n = passages.size();
    int[] evidence = new int[n];
    int[] bonus = new int[n + 1];
    for (int p = 0; p < n; p++) {
      String text = passages.get(p).text().text();
      evidence[p] = weigh(text);
      Heading heading = outline.at(p);
      if (heading != null && heading.bodyFrom() >= text.length()) {
        if (BACK.matcher(heading.title()).find()) {
          evidence[p] -= HEADING;
        } else if (AHEAD.matcher(heading.title()).find()) {
          bonus[p] += 3 * HEADING;
        }
        if (heading.level() == 1) {
          bonus[p] += HEADING;
        }
      }
      if (OPENING_WORDS.stream().anyMatch(text::contains) && OPENS.matcher(text).find()) {
        bonus[p] += OPENING;
      }
    }
    int ahead = 0;
    for (int e : evidence) {
      ahead += e;
    }
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

  private static int weigh(String text) {
    int sum = 0;
    int i = 0;
    while (i < text.length()) {
      long hit = WORDS.mayStart(text.charAt(i)) ? WORDS.longestAt(text, i, text.length()) : Lexicon.MISS;
      if (hit == Lexicon.MISS) {
        i++;
      } else {
        sum += WEIGHTS[Lexicon.word(hit)];
        i = Lexicon.end(hit);
      }
    }
    return sum;
  }
}
