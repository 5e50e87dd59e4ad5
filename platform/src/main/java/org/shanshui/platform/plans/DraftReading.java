package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.write.Headings;
import org.shanshui.compiler.write.Passages;
import org.shanshui.compiler.write.PlanPage;

/**
 * What the compiler reads in a document, as items for the ledger.
 *
 * @param text as the database can hold it, with the offsets of the document's
 * @param page the text as HTML
 */
record DraftReading(
    Head head, List<Diagnostic> diagnostics, String text, String page, List<Item> items) {
  /** A sure item needs no look before it is accepted with the others. */
  static final double SURE = 0.8;

  private static final Pattern RECURS =
      Pattern.compile("每(?:两|半|[二三四五六])?个?(?:年|季度|季|月|旬|周|日|天)(?:度)?|按(?:年|季|月|旬|周)");

  /**
   * What the document says of itself.
   *
   * @param region as it names it
   * @param regionCode null where the name is not in the register
   */
  record Head(
      String format,
      int characters,
      @Nullable String title,
      @Nullable String kind,
      @Nullable String issuer,
      @Nullable String documentNumber,
      @Nullable String issuedOn,
      @Nullable String region,
      @Nullable String regionCode,
      @Nullable Integer firstYear,
      @Nullable Integer lastYear,
      @Nullable Integer baseYear) {
    static Head of(Plan plan) {
      Plan.Region region = plan.region();
      Plan.YearRange period = plan.period();
      return new Head(
          plan.source().format(),
          plan.source().characters(),
          plan.title(),
          plan.kind(),
          plan.issuer(),
          plan.documentNumber(),
          plan.issuedOn(),
          region == null ? null : region.name(),
          region == null ? null : region.code(),
          period == null ? null : period.from(),
          period == null ? null : Integer.valueOf(period.to()),
          plan.baseYear());
    }
  }

  /**
   * An item as compiled.
   *
   * @param mark index of the mention, null where it is none
   * @param task index of the task in the list of items whose text holds it
   */
  record Item(
      ItemKind kind,
      int start,
      int end,
      @Nullable Integer mark,
      List<String> headings,
      String sentence,
      @Nullable Double confidence,
      boolean sure,
      @Nullable Integer task,
      Content content) {}

  static DraftReading of(Document read) {
    Document document = storable(read);
    Plan plan = PlanCompiler.compile(document);
    return new DraftReading(
        Head.of(plan),
        plan.diagnostics(),
        document.text(),
        PlanPage.text(plan, document),
        new Gathering(plan, document).items());
  }

  /** The database holds neither NUL nor half a character; what stands for them is as long. */
  private static Document storable(Document document) {
    String text = document.text();
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, '\uFFFD');
      }
    }
    return changed == null
        ? document
        : new Document(
            document.name(),
            document.format(),
            document.sha256(),
            changed.toString(),
            document.blocks(),
            document.diagnostics());
  }

  private static final class Gathering {
    private final Plan plan;
    private final Passages passages;
    private final Headings headings;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Integer> taskOf = new HashMap<>();

    Gathering(Plan plan, Document document) {
      this.plan = plan;
      this.passages = new Passages(document, new CodePoints(document.text()));
      this.headings = new Headings(plan.outline());
    }

    List<Item> items() {
      for (Task task : plan.tasks()) {
        int index = items.size();
        task.quantities().forEach(id -> taskOf.putIfAbsent(id, index));
        items.add(task(task));
      }
      for (int i = 0; i < plan.quantities().size(); i++) {
        QuantityMention q = plan.quantities().get(i);
        if (q.type() == QuantityClass.TARGET) {
          items.add(target(q, i));
        }
      }
      plan.qualitativeTargets().forEach(target -> items.add(inWords(target)));
      plan.indicators().forEach(row -> items.add(indicator(row)));
      plan.projects().forEach(project -> items.add(project(project)));
      return items;
    }

    private Item task(Task task) {
      String text = passages.span(task.start(), task.end());
      Matcher recurs = RECURS.matcher(task.title());
      boolean allCounties =
          task.implied().stream().anyMatch(who -> who.matches(".*(各县|县.{0,3}市.{0,3}区|各区县).*"));
      Content content =
          new Content.Task(
              task.number(),
              task.title(),
              text,
              task.lead() == null ? null : new Content.Party(task.lead(), null),
              task.support().stream().map(name -> new Content.Party(name, null)).toList(),
              task.implied(),
              allCounties,
              null,
              task.due(),
              recurs.find() ? recurs.group() : null);
      return item(ItemKind.TASK, task.start(), task.end(), null, null, true, null, content);
    }

    private Item target(QuantityMention q, int index) {
      Content content =
          new Content.Target(
              q.metric(),
              q.kind() == null ? "level" : q.kind().word(),
              q.op() == null ? "=" : q.op().sign(),
              q.value(),
              null,
              q.upper(),
              q.unit(),
              q.due(),
              q.base(),
              q.basePeriod(),
              q.scope(),
              q.strength() == null ? "plain" : q.strength().word());
      boolean sure = q.confidence() >= SURE && content.fault().isEmpty();
      return item(
          ItemKind.TARGET,
          q.start(),
          q.end(),
          index,
          q.confidence(),
          sure,
          taskOf.get(q.id()),
          content);
    }

    /**
     * A target without a number. Nobody has measured how often such are right, so each is looked
     * at.
     */
    private Item inWords(QualitativeTarget target) {
      Content content =
          new Content.Target(
              target.metric(),
              "level",
              "=",
              null,
              target.statement(),
              null,
              null,
              target.due(),
              null,
              null,
              target.scope(),
              target.strength().word());
      return item(
          ItemKind.TARGET,
          target.start(),
          target.end(),
          null,
          null,
          false,
          taskAround(target.start()),
          content);
    }

    private Item indicator(Indicator row) {
      Content content =
          new Content.Indicator(
              row.category(),
              row.name(),
              row.unit(),
              row.baseText(),
              row.baseValue(),
              row.basePeriod(),
              row.targetOp(),
              row.targetValue(),
              row.targetText(),
              row.targetPeriod(),
              row.nature());
      return item(
          ItemKind.INDICATOR,
          row.start(),
          row.end(),
          null,
          null,
          content.fault().isEmpty(),
          null,
          content);
    }

    private Item project(Project project) {
      Content content =
          new Content.Project(
              project.name(),
              project.type(),
              project.count(),
              project.totalInvestment(),
              project.yearInvestment(),
              project.unit(),
              project.phase(),
              project.due());
      return item(
          ItemKind.PROJECT,
          project.start(),
          project.end(),
          null,
          null,
          content.fault().isEmpty() && project.name().length() > 2,
          taskAround(project.start()),
          content);
    }

    private @Nullable Integer taskAround(int at) {
      Integer found = null;
      for (int i = 0; i < plan.tasks().size(); i++) {
        Task task = plan.tasks().get(i);
        if (task.start() <= at && at < task.end()) {
          found = i;
        }
      }
      return found;
    }

    private Item item(
        ItemKind kind,
        int start,
        int end,
        @Nullable Integer mark,
        @Nullable Double confidence,
        boolean sure,
        @Nullable Integer task,
        Content content) {
      String path = headings.path(start);
      return new Item(
          kind,
          start,
          end,
          mark,
          path.isEmpty() ? List.of() : Arrays.asList(path.split(" › ")),
          passages.sentence(start, end),
          confidence,
          sure,
          task,
          content);
    }
  }
}
