package org.shanshui.platform.commitments.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

  /** A first sentence that says nothing yet, only what it is about: 清理岸边垃圾。 */
  private static final Pattern HEADING = Pattern.compile("[^，、：,:\\d]{2,24}[。；]?");

  private static final int LONGEST_TITLE = 60;

  private final JdbcClient jdbc;

  TaskIntake(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a task is called: its first sentence, without who answers for it. */
  public static String title(String text) {
    List<String> sentences = sentences(text);
    String first = sentences.isEmpty() ? text.strip() : sentences.get(0);
    first = first.replaceFirst("[。；！？]$", "");
    return first.length() <= LONGEST_TITLE ? first : first.substring(0, LONGEST_TITLE) + "…";
  }

  /** What is to be done for it, sentence by sentence; a heading before them is none. */
  static List<String> measures(String text) {
    List<String> sentences = sentences(text);
    return sentences.size() > 1 && HEADING.matcher(sentences.get(0)).matches()
        ? sentences.subList(1, sentences.size())
        : sentences;
  }

  /** The sentences of a task, without its number and the clause that says who answers for it. */
  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    Matcher sentence =
        SENTENCE.matcher(NUMBER.matcher(WHO.matcher(text).replaceAll("")).replaceFirst(""));
    while (sentence.find()) {
      String words = sentence.group().strip();
      if (words.length() > 1) {
        sentences.add(words);
      }
    }
    return sentences;
  }

  /**
   * Puts the task's own part in or writes it over. Measures that the new text no longer has are
   * marked as dropped and kept.
   *
   * @return whether anything differs from before
   */
  public boolean put(
      long id, String text, boolean allCounties, @Nullable String recurrence, long leadUnitId) {
    int changed =
        jdbc.sql(
                """
                insert into task (id, text, all_counties, recurrence) values (:id, :text, :all, :recurrence)
                on conflict (id) do update set text = :text, all_counties = :all, recurrence = :recurrence
                where (task.text, task.all_counties, task.recurrence) is distinct from (:text, :all, :recurrence)
                """)
            .param("id", id)
            .param("text", text)
            .param("all", allCounties)
            .param("recurrence", recurrence, java.sql.Types.VARCHAR)
            .update();
    String[] sentences = measures(text).toArray(String[]::new);
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
