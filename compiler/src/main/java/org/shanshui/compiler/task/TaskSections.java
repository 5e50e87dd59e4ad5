package org.shanshui.compiler.task;

import java.util.regex.Pattern;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.prose.WordList;

/**
 * Tells the parts of a plan that set tasks from those that set goals, principles and conditions.
 */
final class TaskSections {
  private static final WordList NO_TASK =
      WordList.of(
          "指导思想", "总体要求", "总体思路", "基本原则", "规划原则", "工作原则", "主要目标", "总体目标", "发展目标", "规划目标", "工作目标",
          "近期目标", "远期目标", "规划范围", "规划期限", "指标", "愿景", "定位", "回顾", "形势");

  /** A short title that ends so is no task either: 攻坚目标, 实施原则. */
  private static final Pattern GOALS =
      Pattern.compile(".{0,6}(?:(?:目标|指标)(?:分解|体系|设置|设定|安排)?表?|原则|思路)");

  /** The name of a part of any plan, no piece of work: what it sets are its items. */
  private static final Pattern PART =
      Pattern.compile(
          "(?:(?:20\\d\\d年|今年)(?:的|度)?)?(?:主要|重点|工作|具体|年度|目标|建设|实施)*(?:任务|工作|内容|措施|举措|项目|工程)(?:安排|清单|分解|分工)?表?|保障措施|保障机制|附[则录表件]");

  /** How the work is led and watched, told by nearly every plan that hands out its tasks. */
  private static final Pattern CONDUCT =
      Pattern.compile(
          "(?:加强|强化|健全|完善|切实|做好|落实|明确|抓好|相关|有关){0,2}(?:保障措施|保障机制|组织保障|工作保障|实施保障|组织领导|组织实施|工作要求|有关要求|相关要求|工作机制"
              + "|推进机制|实施步骤|工作步骤|进度安排|时间安排|阶段安排|督导考核|监督考核|附则|其他事项|保障|要求)(?:[和与及、].*)?");

  private final boolean[] sets;

  /**
   * The parts of a document.
   *
   * @param named whether the document names who answers for its tasks
   */
  TaskSections(Items items, boolean named) {

    sets = new boolean[items.count()];
    for (int i = 0; i < sets.length; i++) {
      Heading heading = items.get(i).heading();
      int parent = items.get(i).parent();
      boolean above = parent < 0 || sets[parent];
      sets[i] = above && (heading == null || setsTasks(heading.title(), named));
    }
  }

  /** Whether the item is, or stands in, a part that sets tasks. */
  boolean holds(int item) {
    return sets[item];
  }

  /** Whether a title names a part of a plan and no work of its own. */
  static boolean isPart(String title) {
    return PART.matcher(title).matches();
  }

  private static boolean setsTasks(String title, boolean named) {
    return !NO_TASK.isIn(title)
        && !GOALS.matcher(title).matches()
        && !(named && CONDUCT.matcher(title).matches());
  }
}
