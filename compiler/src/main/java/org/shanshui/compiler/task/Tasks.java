package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.compiler.table.Grid;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.offices.GeneralClause;
import org.shanshui.language.offices.OfficeName;
import org.shanshui.language.offices.Responsibilities;
import org.shanshui.language.offices.Responsibility;

/**
 * Reads the tasks (任务) of a document: every item that says who is responsible, rows of
 * responsibility tables, where a document says it nowhere the items that its plan part is divided
 * into, and standing duties outside them.
 */
public final class Tasks {
  private static final Pattern NO_TASK =
      Pattern.compile("指导思想|总体要求|总体思路|基本原则|规划原则|工作原则|主要目标|总体目标|发展目标|规划目标|工作目标|近期目标|远期目标|规划范围|规划期限|指标|愿景|定位|^目标$|回顾|形势");
  private static final int LONGEST_TITLE = 60;

  private final List<Passage> passages;
  private final boolean[] inTable;
  private final Outline outline;
  private final Section[] sections;
  private final About about;
  private final String source;
  private final List<Task> tasks = new ArrayList<>();
  private final List<GeneralClause> general = new ArrayList<>();
  private final List<List<String>> generalUnits = new ArrayList<>();
  private final List<Integer> generalFrom = new ArrayList<>();

  private Tasks(
      List<Passage> passages,
      boolean[] inTable,
      Outline outline,
      Section[] sections,
      About about,
      String source) {
    this.passages = passages;
    this.inTable = inTable;
    this.outline = outline;
    this.sections = sections;
    this.about = about;
    this.source = source;
  }

  /** The tasks in order, with UTF-16 offsets, without their quantities. */
  public static List<Task> of(
      List<Passage> passages,
      boolean[] inTable,
      Outline outline,
      Section[] sections,
      About about,
      List<Grid> grids,
      String source) {
    Tasks reader = new Tasks(passages, inTable, outline, sections, about, source);
    reader.clauses();
    for (Grid grid : grids) {
      new ResponsibilityTable(grid, source, about).addTo(reader.tasks, outline);
    }
    if (reader.tasks.isEmpty()) {
      reader.items();
    }
    StandingDuties.addTo(reader.tasks, passages, inTable, outline, sections);
    reader.tasks.sort(java.util.Comparator.comparingInt(Task::start));
    return reader.numbered();
  }

  // ---- items with a clause of responsibility

  private void clauses() {
    int p = 0;
    while (p < passages.size()) {
      int end = regionEnd(p);
      List<Integer> at = new ArrayList<>();
      List<Responsibility> said = new ArrayList<>();
      for (int i = p; i < end; i++) {
        if (!inTable[i]) {
          for (Responsibility clause : responsibilities(i)) {
            at.add(i);
            said.add(clause);
          }
        }
      }
      if (said.size() == 1 && outline.at(p) != null) {
        add(p, end, outline.at(p), at.get(0), said.get(0));
      } else {
        for (int k = 0; k < said.size(); k++) {
          // A heading whose paragraphs each say who is responsible is divided into them.
          int own = at.get(k);
          Heading heading = own == p ? outline.at(p) : null;
          add(heading != null ? p : own, own + 1, heading, own, said.get(k));
        }
      }
      p = end;
    }
  }

  private static final List<String> WORDS = List.of("责任", "牵头", "负责", "配合", "主办", "协办");

  private List<Responsibility> responsibilities(int passage) {
    String text = passages.get(passage).text().text();
    for (String word : WORDS) {
      if (text.contains(word)) {
        List<Responsibility> found = Responsibilities.find(text);
        if (!found.isEmpty()) {
          return found;
        }
        // A line of its own without brackets: 责任单位：市水利局、….
        if (text.length() < 200 && (text.startsWith("责任") || text.startsWith("牵头"))) {
          Responsibility line = Responsibilities.parse(text);
          return line == null ? List.of() : List.of(line);
        }
        return List.of();
      }
    }
    return List.of();
  }

  /** The end of what the heading at {@code p} rules alone: the next heading, whatever its level. */
  private int regionEnd(int p) {
    int end = p + 1;
    while (end < passages.size() && outline.at(end) == null) {
      end++;
    }
    return end;
  }

  private void add(int from, int to, @Nullable Heading heading, int at, Responsibility said) {
    CleanText clean = passages.get(at).text();
    String title = heading != null ? heading.title() : firstSentence(clean.text());
    List<String> support = new ArrayList<>();
    for (OfficeName office : said.support()) {
      support.add(name(clean, office));
    }
    GeneralClause clause = said.generalClause();
    if (clause != null) {
      general.add(clause);
      generalUnits.add(clause.units().stream().map(unit -> name(clean, unit)).toList());
      generalFrom.add(tasks.size());
    }
    String due = said.due() == null ? null : TimeLimit.read(said.due().text(), about);
    tasks.add(
        new Task(
            "",
            outline.id(from),
            sectionOver(from, heading != null),
            heading == null || heading.marker() == null ? null : heading.marker().number(),
            title,
            said.lead() == null ? null : name(clean, said.lead()),
            support,
            List.of(),
            passages.get(from).start(),
            passages.get(to - 1).end(),
            due,
            List.of()));
  }

  private String name(CleanText clean, OfficeName office) {
    return source
        .substring(clean.sourceStart(office.start()), clean.sourceEnd(office.end()))
        .replaceAll("\\s+", "");
  }

  private @Nullable String sectionOver(int passage, boolean ownHeading) {
    int heading = outline.over(passage);
    if (heading >= 0 && ownHeading) {
      heading = outline.parent(heading);
    }
    return heading < 0 ? null : outline.headings().get(heading).full();
  }

  private static String firstSentence(String text) {
    int stop = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '。' || c == ';' || c == '(' && i > 10) {
        stop = i;
        break;
      }
    }
    return text.substring(0, Math.min(stop, LONGEST_TITLE));
  }

  // ---- items of a plan that names nobody

  private void items() {
    List<Heading> headings = outline.headings();
    for (int h = 0; h < headings.size(); h++) {
      Heading heading = headings.get(h);
      boolean leaf = h + 1 >= headings.size() || outline.parent(h + 1) != h;
      int p = heading.passage();
      if (!leaf || heading.marker() == null || sections[p].aspect() != Aspect.PLAN || setsNoTask(h)) {
        continue;
      }
      int end = regionEnd(p);
      tasks.add(
          new Task(
              "",
              outline.id(p),
              sectionOver(p, true),
              heading.marker().number(),
              heading.title(),
              null,
              List.of(),
              List.of(),
              passages.get(p).start(),
              passages.get(end - 1).end(),
              about.period() == null ? null : String.valueOf(about.period().to()),
              List.of()));
    }
  }

  private boolean setsNoTask(int heading) {
    for (int h = heading; h >= 0; h = outline.parent(h)) {
      if (NO_TASK.matcher(outline.headings().get(h).title()).find()) {
        return true;
      }
    }
    return false;
  }

  // ---- general clauses and numbers

  private List<Task> numbered() {
    List<Task> numbered = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      Task t = tasks.get(i);
      numbered.add(
          new Task(
              "t" + (i + 1),
              t.outline(),
              t.section(),
              t.number(),
              t.title(),
              t.lead(),
              t.support(),
              implied(i),
              t.start(),
              t.end(),
              t.due(),
              t.quantities()));
    }
    return numbered;
  }

  private List<String> implied(int task) {
    List<String> implied = new ArrayList<>();
    for (int g = 0; g < general.size(); g++) {
      GeneralClause clause = general.get(g);
      int from = generalFrom.get(g);
      boolean holds =
          switch (clause.scope()) {
            case FOLLOWING -> task >= from;
            case PRECEDING -> task <= from;
            case ALL -> true;
          };
      if (holds) {
        implied.addAll(generalUnits.get(g));
      }
    }
    return implied;
  }
}
