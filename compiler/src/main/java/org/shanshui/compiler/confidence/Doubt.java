package org.shanshui.compiler.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;

/**
 * Targets that a wrong layout leaves behind (存疑的目标): one without unit of something that is no ratio
 * or index, or one whose metric is empty, a place, or a word from the head of a table.
 */
public final class Doubt {
  /** No doubtful target is surer than this. */
  static final double AT_MOST = 0.3;

  private static final Pattern WITHOUT_UNIT =
      Pattern.compile(".*(?:比|比例|比值|系数|指数|率|(?<![浓长宽高深厚温密])度|得分|排名|位次|pH|ph|PH)(?:[(（].*)?");
  private static final Pattern PLACE =
      Pattern.compile(
          "[\\p{IsHan}]{1,7}(?:省|自治区|自治州|自治县|(?<![小社园片景库灌校矿])区|(?<!超|菜|夜|股|楼)市|县|旗|乡|镇|街道)");

  /** What the names of places end in. */
  private static final String PLACE_ENDS = "省区州县市旗乡镇道";

  private static final Set<String> HEAD_WORDS = WordList.words(Doubt.class, "head-words.txt");

  private Doubt() {}

  /** Whether the number is such a target. */
  static boolean isIn(QuantityMention q) {
    if (q.type() != QuantityClass.TARGET) {
      return false;
    }
    String metric = q.metric() == null ? "" : q.metric();
    boolean fraction = q.quote().contains("分之") || q.quote().endsWith("半");
    boolean unitless = !fraction && (q.unit() == null || q.unit().isEmpty());
    return metric.isEmpty()
        || unitless && !WITHOUT_UNIT.matcher(metric).matches()
        || HEAD_WORDS.contains(metric)
        || PLACE_ENDS.indexOf(metric.charAt(metric.length() - 1)) >= 0
            && PLACE.matcher(metric).matches();
  }

  /** Which of the numbers are such targets. */
  static boolean[] in(List<QuantityMention> quantities) {
    boolean[] doubtful = new boolean[quantities.size()];
    for (int i = 0; i < doubtful.length; i++) {
      doubtful[i] = isIn(quantities.get(i));
    }
    return doubtful;
  }

  /**
   * One finding about all doubtful targets, at the first; none where there are none.
   *
   * @param quantities with their confidence
   */
  public static List<Diagnostic> findings(List<QuantityMention> quantities) {
    List<QuantityMention> doubtful =
        quantities.stream().filter(q -> q.confidence() <= AT_MOST && isIn(q)).toList();
    List<Diagnostic> findings = new ArrayList<>();
    if (!doubtful.isEmpty()) {
      QuantityMention first = doubtful.get(0);
      int n = doubtful.size();
      findings.add(
          new Diagnostic(
              Diagnostic.Severity.WARNING,
              "doubtful-targets",
              "有 "
                  + n
                  + " 个目标缺少计量单位或指标名称，多因版面未能读准，首处为“"
                  + first.quote()
                  + "”，请对照原文核对。 / Targets without a unit or a metric, as where the layout is misread: "
                  + n
                  + ", the first \""
                  + first.quote()
                  + "\". Check them against the source.",
              first.start(),
              first.end()));
    }
    return findings;
  }
}
