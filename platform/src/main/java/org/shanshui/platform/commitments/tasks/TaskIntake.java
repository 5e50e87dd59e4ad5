package org.shanshui.platform.commitments.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanshui.platform.plans.AdoptedTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts a plan's tasks in; each sentence of a task is a measure (措施) of its lead. */
@Repository
public class TaskIntake {
  private static final Pattern SENTENCE = Pattern.compile("[^。；！？]+[。；！？]?");
  private static final Pattern WHO =
      Pattern.compile("[（(\\[［【](?:责任|牵头|配合|完成时限|主办|协办)[^）)\\]］】]*[）)\\]］】]");

  /** The number that a plan gives a task: （一）, 3., 十二、, (4), ⑤. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "^\\s*(?:[（(][一二三四五六七八九十百\\d]+[）)][、.．]?|[一二三四五六七八九十百]+、|\\d{1,3}[.．、](?!\\d)|[①-⑳])\\s*");

  private static final Pattern HEADING = Pattern.compile("[^，,\\d]+");
  private static final int LONGEST_TITLE = 60;

  private final JdbcClient jdbc;

  TaskIntake(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a task is called in lists: without its number, and not too long. */
  public static String title(String title) {
    String name = withoutNumber(title).strip().replaceFirst("[。；！？]$", "");
    return name.length() <= LONGEST_TITLE ? name : name.substring(0, LONGEST_TITLE) + "…";
  }

  /**
   * What is to be done for a task, sentence by sentence, without the clause that says who answers
   * for it. A numbered heading before them, which has no figure and no second clause, is none of
   * them; of a table's row only the cell that names the task is one.
   */
  static List<String> measures(String title, String text) {
    String heading = withoutNumber(title).strip();
    List<String> measures = new ArrayList<>();
    Matcher sentence = SENTENCE.matcher(withoutNumber(WHO.matcher(text).replaceAll("")));
    while (sentence.find()) {
      String words = sentence.group().strip();
      if (words.startsWith(heading + " ") || words.startsWith(heading + "\t")) {
        measures.add(heading);
      } else if (words.length() > 1) {
        measures.add(words);
      }
    }
    if (measures.size() > 1
        && NUMBER.matcher(text).find()
        && HEADING.matcher(heading).matches()
        && measures.get(0).replaceFirst("[。；：]$", "").equals(heading)) {
      measures.remove(0);
    }
    return measures;
  }

  private static String withoutNumber(String text) {
    return NUMBER.matcher(text).replaceFirst("");
  }

  /**
   * Puts the task's own part in or writes it over. Measures that the new text no longer has are
   * marked as dropped and kept.
   *
   * @return whether anything differs from before
   */
  public boolean put(long id, AdoptedTask task, long leadUnitId) {
    int changed =
        jdbc.sql(
                """
                insert into task (id, text, all_counties, recurrence) values (:id, :text, :all, :recurrence)
                on conflict (id) do update set text = :text, all_counties = :all, recurrence = :recurrence
                where (task.text, task.all_counties, task.recurrence) is distinct from (:text, :all, :recurrence)
                """)
            .param("id", id)
            .param("text", task.text())
            .param("all", task.allCounties())
            .param("recurrence", task.recurrence(), java.sql.Types.VARCHAR)
            .update();
    String[] sentences = measures(task.title(), task.text()).toArray(String[]::new);
    changed +=
        jdbc.sql(
                """
                update measure set dropped = not (text = any (:sentences)), version = version + 1
                where task_id = :id and from_plan and dropped = (text = any (:sentences))
                """)
            .param("id", id)
            .param("sentences", sentences)
            .update();
    changed +=
        jdbc.sql(
                """
                insert into measure (task_id, number, text, unit_id, from_plan)
                select :id, coalesce((select max(number) from measure where task_id = :id), 0) + row_number() over (order by at),
                  sentence, :lead, true
                from unnest(:sentences) with ordinality as s (sentence, at)
                where not exists (select from measure m where m.task_id = :id and m.text = sentence)
                """)
            .param("id", id)
            .param("lead", leadUnitId)
            .param("sentences", sentences)
            .update();
    return changed > 0;
  }
}
