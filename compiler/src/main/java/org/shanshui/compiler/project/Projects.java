package org.shanshui.compiler.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.Plan.YearRange;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.table.Amount;
import org.shanshui.compiler.table.TypedTable;
import org.shanshui.language.noise.CleanText;

/** Reads projects (项目) out of the targets that count or fund them, and out of project tables. */
public final class Projects {
  private static final Pattern FUNDED = Pattern.compile("(.+?)(年度|全年)?(总投资|投资)$");

  /** What makes an investment one year's, and what makes it that of the years of a plan. */
  private static final Pattern ONE_YEAR =
      Pattern.compile("年度|全年|当年|今年|本年|(?<![到至—~0-9-])20[0-9]{2}年(?![底末内前至—~-])");

  /** Characters before a project's number that may say how far it is. */
  private static final int FARTHEST_PHASE = 24;

  private static final Pattern SEVERAL_YEARS = Pattern.compile("时期|期间|[三五]年");

  private final List<Passage> passages;
  private final String source;
  private final @Nullable YearRange period;
  private final List<Project> projects = new ArrayList<>();

  private Projects(List<Passage> passages, String source, @Nullable YearRange period) {
    this.passages = passages;
    this.source = source;
    this.period = period;
  }

  /** The projects in order, with UTF-16 offsets like the quantities given. */
  public static List<Project> of(
      List<QuantityMention> quantities,
      List<TypedTable> tables,
      List<Passage> passages,
      String source,
      About about) {
    Projects reader = new Projects(passages, source, about.period());
    reader.counted(quantities, tables);
    for (TypedTable table : tables) {
      if (table.kind() == TypedTable.Kind.PROJECTS) {
        reader.projects.addAll(new ProjectTable(table, about).projects());
      }
    }
    reader.projects.sort(Comparator.comparingInt(Project::start));
    return reader.projects;
  }

  private void counted(List<QuantityMention> quantities, List<TypedTable> tables) {
    int t = 0;
    for (int i = 0; i < quantities.size(); i++) {
      QuantityMention q = quantities.get(i);
      while (t < tables.size() && tables.get(t).grid().end() <= q.start()) {
        t++;
      }
      // The projects of a table are its rows, and a place's share of a count is no further one.
      boolean listed =
          t < tables.size()
              && (tables.get(t).kind() == TypedTable.Kind.PROJECTS || q.scope() != null)
              && q.start() >= tables.get(t).grid().start();
      if (listed || q.type() != QuantityClass.TARGET || q.metric() == null || q.unit() == null) {
        continue;
      }
      if (q.unit().equals("个") || q.unit().equals("项")) {
        if (isProject(q.metric())) {
          i = project(quantities, i, q.metric(), q.value(), i + 1);
        }
      } else if (q.unit().endsWith("元") && q.metric().endsWith("投资")) {
        Matcher funded = FUNDED.matcher(q.metric());
        if (funded.matches() && isProject(funded.group(1))) {
          i = project(quantities, i, funded.group(1), null, i);
        }
      }
    }
  }

  private static boolean isProject(String name) {
    String thing = name.endsWith("建设") ? name.substring(0, name.length() - 2) : name;
    return thing.endsWith("项目") || thing.endsWith("工程");
  }

  /** One project or class of projects, with the investments that follow in its sentence. */
  private int project(
      List<QuantityMention> quantities,
      int index,
      String name,
      @Nullable BigDecimal count,
      int firstMoney) {
    QuantityMention head = quantities.get(index);
    BigDecimal total = null;
    BigDecimal year = null;
    String unit = null;
    int end = head.end();
    int i = firstMoney;
    while (i < quantities.size() && i < firstMoney + 3) {
      QuantityMention money = quantities.get(i);
      if (money.start() - end > 40
          || money.unit() == null
          || !money.unit().endsWith("元")
          || money.metric() == null
          || said(end, Math.max(end, money.start())).indexOf('。') >= 0) {
        break;
      }
      String own = money.unit();
      BigDecimal value =
          money.value() == null || unit == null
              ? money.value()
              : new Amount(money.value(), own).in(unit);
      boolean whole = money.metric().endsWith("总投资");
      if (value == null || !money.metric().endsWith("投资")) {
        break;
      }
      boolean oneYear = !whole && isOfOneYear(head.start(), money.start());
      if (oneYear ? year != null : whole && total != null) {
        break;
      }
      // The share of several years beside a total is neither, and no project of its own.
      if (oneYear) {
        year = value;
      } else if (total == null) {
        total = value;
      }
      unit = unit == null ? money.unit() : unit;
      end = money.end();
      i++;
    }
    projects.add(
        new Project(
            name,
            type(name),
            count,
            total,
            year,
            unit,
            phase(head.start(), name),
            head.due(),
            head.start(),
            end));
    return Math.max(index, i - 1);
  }

  private boolean isOfOneYear(int head, int money) {
    String before = before(head);
    String said = before.substring(before.lastIndexOf('。') + 1) + said(head, money);
    if (ONE_YEAR.matcher(said).find()) {
      return true;
    }
    boolean annual = period == null || period.from() != null && period.from() == period.to();
    return annual && !SEVERAL_YEARS.matcher(said).find();
  }

  private static @Nullable String type(String name) {
    for (String type :
        List.of(
            "重大项目", "重点项目", "前期项目", "工业项目", "产业项目", "制造业项目", "基础设施项目", "民生项目", "技改项目", "新建项目",
            "续建项目")) {
      if (name.contains(type)) {
        return type;
      }
    }
    return null;
  }

  private @Nullable String phase(int start, String name) {
    String before = before(start);
    int clause =
        Math.max(
            before.lastIndexOf(','), Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')));
    int from = Math.max(clause + 1, before.length() - FARTHEST_PHASE);
    String near = before.substring(from) + name;
    return Phases.in(near);
  }

  /** What stands in the passage before a place in the source, as the passage says it. */
  private String before(int at) {
    int passage = passage(at);
    return passage < 0 ? "" : said(passages.get(passage).text(), 0, at);
  }

  /** What stands between two places of the source, in the words of the passage that holds both. */
  private String said(int from, int to) {
    int passage = passage(from);
    if (passage < 0 || passage != passage(to)) {
      return CleanText.of(source, from, to).text();
    }
    CleanText text = passages.get(passage).text();
    return said(text, text.indexOfSource(from), to);
  }

  private static String said(CleanText text, int from, int to) {
    return text.text().substring(from, Math.max(from, text.indexOfSource(to)));
  }

  /** The passage that holds a place in the source, -1 for none. */
  private int passage(int at) {
    int low = 0;
    int high = passages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (passages.get(middle).start() <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return passages.isEmpty() || passages.get(low).start() > at ? -1 : low;
  }
}
