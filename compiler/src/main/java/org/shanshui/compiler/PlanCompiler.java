package org.shanshui.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.confidence.Confidence;
import org.shanshui.compiler.confidence.Doubt;
import org.shanshui.compiler.flat.FlattenedTables;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.named.Names;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.outline.Outliner;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.Table;
import org.shanshui.compiler.project.Projects;
import org.shanshui.compiler.prose.CountingLines;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.Prose;
import org.shanshui.compiler.quantity.Announcement;
import org.shanshui.compiler.quantity.BreakdownSums;
import org.shanshui.compiler.quantity.QualitativeTargets;
import org.shanshui.compiler.quantity.QuantityReader;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.roster.Rosters;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Sections;
import org.shanshui.compiler.table.Grid;
import org.shanshui.compiler.table.Grids;
import org.shanshui.compiler.table.TableSums;
import org.shanshui.compiler.table.TypedTable;
import org.shanshui.compiler.table.TypedTables;
import org.shanshui.compiler.task.Tasks;

/**
 * Compiles a plan document (规划文本) to the plan it contains. Stateless and thread-safe; the same
 * document always gives the same plan.
 */
public final class PlanCompiler {
  private PlanCompiler() {}

  /** Reads the plan out of a document. */
  public static Plan compile(Document document) {
    return compile(document, null);
  }

  /**
   * Reads the plan out of a document.
   *
   * @param year that the document is for, where it does not say itself
   */
  public static Plan compile(Document document, @Nullable Integer year) {
    return new Compilation(document, year).plan();
  }

  /** One run over one document. */
  private static final class Compilation {
    private final Document document;
    private final String source;
    private final Layout layout;
    private final List<Passage> passages;
    private final List<Grid> grids;
    private final boolean[] inTable;
    private final boolean[] counting;
    private final About about;
    private final Outline outline;
    private final Section[] sections;
    private final MentionCover mentions;

    /** Where lines stand that read as a table's and could not be put together. */
    private final List<Diagnostic> unreadTables;

    Compilation(Document document, @Nullable Integer year) {
      Layout read = Layout.of(document);
      this.document = FlattenedTables.restored(document, read);
      this.source = document.text();
      this.mentions = new MentionCover(source);
      this.unreadTables =
          this.document.diagnostics().stream()
              .filter(d -> d.code().equals(FlattenedTables.UNREAD))
              .toList();
      this.layout = this.document == document ? read : Layout.of(this.document);
      this.passages = Prose.of(this.document, layout);
      this.grids = Grids.of(passages, source);
      this.counting = CountingLines.in(passages);
      this.inTable = new boolean[passages.size()];
      for (Grid grid : grids) {
        for (int p = grid.passage(); p <= grid.lastPassage(); p++) {
          inTable[p] = true;
        }
      }
      this.about = About.of(this.document, passages).orYear(year);
      this.outline = Outliner.outline(passages, inTable, about.title(), document.mayLoseBold());
      this.sections = Sections.of(passages, outline, about);
    }

    Plan plan() {
      List<Table> tables = new ArrayList<>();
      List<Indicator> indicators = new ArrayList<>();
      TableNumbers numbers = new TableNumbers(passages, about, outline, sections, source, mentions);
      List<TypedTable> typed = TypedTables.of(grids, passages, about);
      for (TypedTable table : typed) {
        indicators.addAll(numbers.read(table));
      }
      grids.forEach(grid -> tables.add(grid.table()));
      Announcement[] announced = Announcement.over(passages, inTable, outline, about);
      for (int p = 0; p < passages.size(); p++) {
        if (!inTable[p]) {
          prose(p, announced[p]);
        }
      }
      mentions.add(PageAdditions.numbers(document, layout));
      List<QuantityMention> quantities = Confidence.measured(mentions.inOrder(), source);
      Map<String, List<QualitativeTarget>> qualitative = qualitative(quantities);
      return new PlanAssembly(document)
          .assemble(
              about,
              Names.of(passages, source, about),
              outline.tree(source.length(), qualitative),
              quantities,
              Tasks.of(passages, inTable, outline, sections, about, typed, source),
              indicators,
              Projects.of(quantities, typed, passages, source, about),
              Rosters.of(passages, inTable, outline),
              tables,
              findings(typed, quantities));
    }

    /** What is doubtful in the numbers, and sums that are not what their parts add up to. */
    private List<Diagnostic> findings(List<TypedTable> typed, List<QuantityMention> quantities) {
      List<Diagnostic> findings = new ArrayList<>(TableSums.check(typed));
      findings.addAll(Doubt.findings(quantities));
      findings.addAll(BreakdownSums.differences(quantities, source));
      return findings;
    }

    /** The targets without a number, by the heading they stand under; "" before the first. */
    private Map<String, List<QualitativeTarget>> qualitative(List<QuantityMention> quantities) {
      QualitativeTargets reader = new QualitativeTargets(about);
      Map<String, List<QualitativeTarget>> found = new HashMap<>();
      int next = 0;
      for (int p = 0; p < passages.size(); p++) {
        Passage passage = passages.get(p);
        int first = next;
        while (next < quantities.size() && quantities.get(next).start() < passage.end()) {
          next++;
        }
        if (!inTable[p]) {
          Heading heading = outline.at(p);
          String id = outline.id(p);
          List<QualitativeTarget> targets =
              reader.read(
                  passage,
                  heading == null ? 0 : heading.bodyFrom(),
                  sections[p],
                  quantities.subList(first, next));
          if (!targets.isEmpty()) {
            found.computeIfAbsent(id == null ? "" : id, key -> new ArrayList<>()).addAll(targets);
          }
        }
      }
      return found;
    }

    private void prose(int p, Announcement announced) {
      int heading = outline.over(p);
      List<QuantityMention> read =
          QuantityReader.read(
              passages.get(p),
              sections[p],
              about,
              outline.id(p),
              heading < 0 ? null : outline.headings().get(heading).title(),
              announced,
              source);
      if (counting[p]) {
        mentions.add(read.stream().map(TableNumbers::ofCountingLine).toList());
        return;
      }
      mentions.add(
          inUnreadTable(passages.get(p))
              ? read.stream().map(TableNumbers::ofUnreadTable).toList()
              : read);
    }

    private boolean inUnreadTable(Passage passage) {
      return !unreadTables.isEmpty()
          && unreadTables.stream()
              .anyMatch(d -> d.start() < passage.end() && d.end() > passage.start());
    }
  }
}
