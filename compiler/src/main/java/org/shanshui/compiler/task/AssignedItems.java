package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.offices.GeneralClause;
import org.shanshui.language.offices.OfficeName;
import org.shanshui.language.offices.Responsibilities;
import org.shanshui.language.offices.Responsibility;

/** The items that say who is responsible for them (责任单位), and the clauses that say it for all. */
final class AssignedItems {
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_LINE = 200;

  /** One of these stands in every clause of responsibility. */
  private static final WordList WORDS = WordList.of("责任", "牵头", "负责", "配合", "主办", "协办");

  /** A clause of responsibility in a passage. */
  private record Said(int passage, Responsibility responsibility) {}

  /** A unit that a clause names for several tasks. */
  private record General(GeneralClause.Scope scope, String unit) {}

  private final List<Passage> passages;
  private final boolean[] inTable;
  private final Outline outline;
  private final About about;
  private final String source;
  private final List<Task> tasks = new ArrayList<>();

  /**
   * And where the tasks start that name them: the first for what follows, the last for what
   * precedes.
   */
  private final Map<General, Integer> general = new LinkedHashMap<>();

  AssignedItems(
      List<Passage> passages, boolean[] inTable, Outline outline, About about, String source) {
    this.passages = passages;
    this.inTable = inTable;
    this.outline = outline;
    this.about = about;
    this.source = source;
    for (int p = 0; p < passages.size(); p = outline.nextHeading(p)) {
      read(p, outline.nextHeading(p));
    }
  }

  /** The tasks in order. */
  List<Task> tasks() {
    return tasks;
  }

  /** The units that answer for a task by a general clause. */
  List<String> implied(Task task) {
    Set<String> implied = new LinkedHashSet<>();
    general.forEach(
        (clause, start) -> {
          boolean holds =
              switch (clause.scope()) {
                case FOLLOWING -> task.start() >= start;
                case PRECEDING -> task.start() <= start;
                case ALL -> true;
              };
          if (holds) {
            implied.add(clause.unit());
          }
        });
    return List.copyOf(implied);
  }

  /** Reads the passages from a heading to the next. */
  private void read(int from, int to) {
    List<Said> said = new ArrayList<>();
    for (int p = from; p < to; p++) {
      if (!inTable[p]) {
        for (Responsibility responsibility : responsibilities(passages.get(p).text().text())) {
          said.add(new Said(p, responsibility));
        }
      }
    }
    Heading heading = outline.at(from);
    if (said.size() == 1 && heading != null) {
      add(
          from,
          heading,
          said.get(0),
          heading.title(),
          passages.get(from).start(),
          passages.get(to - 1).end());
      return;
    }
    // A heading whose paragraphs each say who is responsible is divided into them, and a paragraph
    // that says it several times is divided into what stands before each.
    for (int i = 0; i < said.size(); i++) {
      int p = said.get(i).passage();
      boolean opens = i == 0 || said.get(i - 1).passage() < p;
      boolean closes = i == said.size() - 1 || said.get(i + 1).passage() > p;
      CleanText clean = passages.get(p).text();
      int start = opens ? 0 : afterMarks(clean, said.get(i - 1).responsibility().end());
      int end = closes ? clean.length() : said.get(i).responsibility().end();
      Heading own = p == from ? heading : null;
      add(
          p,
          own,
          said.get(i),
          own == null ? firstSentence(clean.text().substring(start, end)) : own.title(),
          clean.sourceStart(start),
          clean.sourceEnd(end));
    }
  }

  private static int afterMarks(CleanText text, int from) {
    int at = from;
    while (at < text.length() && "。;,、 ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static List<Responsibility> responsibilities(String text) {
    // A line of its own without brackets: 责任单位：市水利局、….
    boolean line = text.length() < LONGEST_LINE && (text.startsWith("责任") || text.startsWith("牵头"));
    if (!line && !(Responsibilities.mayStandIn(text) && WORDS.isIn(text))) {
      return List.of();
    }
    List<Responsibility> found = Responsibilities.find(text);
    Responsibility whole = line && found.isEmpty() ? Responsibilities.parse(text) : null;
    return whole == null ? found : List.of(whole);
  }

  private void add(
      int passage, @Nullable Heading heading, Said said, String title, int start, int end) {
    Responsibility responsibility = said.responsibility();
    CleanText clean = passages.get(said.passage()).text();
    GeneralClause clause = responsibility.generalClause();
    if (clause != null) {
      for (String unit : names(clean, clause.units())) {
        general.merge(
            new General(clause.scope(), unit),
            start,
            clause.scope() == GeneralClause.Scope.FOLLOWING ? Math::min : Math::max);
      }
    }
    tasks.add(
        new Task(
            "",
            outline.id(passage),
            heading == null ? outline.titleOver(passage) : outline.titleAbove(passage),
            heading == null || heading.marker() == null ? null : heading.marker().number(),
            title,
            responsibility.lead() == null ? null : name(clean, responsibility.lead()),
            names(clean, responsibility.support()),
            List.of(),
            start,
            end,
            responsibility.due() == null
                ? null
                : TimeLimit.read(responsibility.due().text(), about),
            List.of()));
  }

  private List<String> names(CleanText clean, List<OfficeName> offices) {
    return offices.stream().map(office -> name(clean, office)).toList();
  }

  private String name(CleanText clean, OfficeName office) {
    return source
        .substring(clean.sourceStart(office.start()), clean.sourceEnd(office.end()))
        .replaceAll("\\s+", "");
  }

  private static String firstSentence(String text) {
    int stop = 0;
    while (stop < Math.min(text.length(), LONGEST_TITLE) && !stops(text.charAt(stop), stop)) {
      stop++;
    }
    return text.substring(0, stop);
  }

  private static boolean stops(char c, int at) {
    return c == '。' || c == ';' || c == '(' && at > 10;
  }
}
