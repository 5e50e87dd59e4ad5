package org.shanshui.compiler;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.PlaceRule;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.quantity.QuantityReader;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.compiler.table.Grid;
import org.shanshui.compiler.table.TableReader;
import org.shanshui.compiler.table.TextCells;
import org.shanshui.compiler.table.TypedTable;
import org.shanshui.language.noise.CleanText;

/**
 * Reads the numbers of tables by the roles of columns and rows; of frames around prose as prose.
 */
final class TableNumbers {
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern DIGITS = Pattern.compile("[0-9０-９]+");

  private final List<Passage> passages;
  private final About about;
  private final Outline outline;
  private final Section[] sections;
  private final String source;
  private final MentionCover mentions;

  /**
   * A reader.
   *
   * @param mentions that take the numbers up
   */
  TableNumbers(
      List<Passage> passages,
      About about,
      Outline outline,
      Section[] sections,
      String source,
      MentionCover mentions) {
    this.passages = passages;
    this.about = about;
    this.outline = outline;
    this.sections = sections;
    this.source = source;
    this.mentions = mentions;
  }

  /** Takes up a table's numbers, and gives its indicators, none where it is no indicator table. */
  List<Indicator> read(TypedTable table) {
    Grid grid = table.grid();
    int p = grid.passage();
    describe(p, grid.heads());
    if (table.kind() == TypedTable.Kind.FRAME) {
      for (List<CleanText> row : grid.rows()) {
        for (CleanText cell : row) {
          mentions.add(prose(p, cell, sections[p], null));
        }
      }
      remainder(grid);
      return List.of();
    }
    TableReader.Result result = TableReader.read(table, context(table, p), words(p), source);
    mentions.add(result.quantities());
    remainder(grid);
    return result.indicators();
  }

  private TableReader.Context context(TypedTable table, int p) {
    String due = sections[p].due();
    if (due == null && about.period() != null) {
      due = String.valueOf(about.period().to());
    }
    boolean past = sections[p].aspect() == Aspect.REVIEW || table.tellsWhatIs(about.baseYear());
    return new TableReader.Context(about, outline.id(p), due, past);
  }

  private TextCells words(int p) {
    return new TextCells() {
      @Override
      public List<QuantityMention> committing(
          CleanText cell, @Nullable String name, @Nullable String due) {
        Aspect aspect = sections[p].aspect() == Aspect.REVIEW ? Aspect.REVIEW : Aspect.PLAN;
        Section section = new Section(aspect, due == null ? sections[p].due() : due);
        return prose(p, cell, section, name);
      }

      @Override
      public List<QuantityMention> describing(CleanText cell) {
        return prose(p, cell, sections[p], null).stream().map(TableNumbers::describing).toList();
      }
    };
  }

  private List<QuantityMention> prose(
      int p, CleanText cell, Section section, @Nullable String name) {
    Passage passage = new Passage(passages.get(p).block(), cell, 0);
    return QuantityReader.read(passage, section, about, outline.id(p), name, source);
  }

  private void describe(int p, List<CleanText> cells) {
    for (CleanText cell : cells) {
      mentions.add(words(p).describing(cell));
    }
  }

  /** A number beside the values of a table says what they are; it is no value itself. */
  private static QuantityMention describing(QuantityMention q) {
    if (q.type() != QuantityClass.TARGET && q.type() != QuantityClass.RESULT) {
      return q;
    }
    boolean year = YEAR.matcher(q.quote()).matches();
    return q.plain(year ? QuantityClass.TIME : QuantityClass.CONDITION, PlaceRule.BESIDE_VALUES);
  }

  /** A number of a table without rows is no target unless it says itself of what, in which unit. */
  static QuantityMention ofUnreadTable(QuantityMention q) {
    boolean says =
        q.unit() != null && !q.unit().isEmpty() && q.metric() != null && !q.metric().isEmpty();
    return says ? q : describing(q);
  }

  /** A number alone in its line that counts on from the one before numbers what follows. */
  static QuantityMention ofCountingLine(QuantityMention q) {
    return q.plain(QuantityClass.ORDINAL, PlaceRule.LONE_COUNT);
  }

  /** The numbers of a table that no row has taken up: in columns that are no indicator's. */
  private void remainder(Grid grid) {
    for (int p = grid.passage(); p <= grid.lastPassage(); p++) {
      Passage passage = passages.get(p);
      if (passage.isTable()) {
        for (List<Block.Cell> row : passage.block().rows()) {
          for (Block.Cell cell : row) {
            remainder(p, cell.start(), cell.end());
          }
        }
        // What stands between the cells: the number of a page that the table runs over.
        remainder(p, passage.block().start(), passage.block().end());
      } else {
        remainder(p, passage.start(), passage.end());
      }
    }
  }

  private void remainder(int p, int from, int to) {
    for (MentionCover.Stretch open : mentions.open(from, to)) {
      describe(p, List.of(CleanText.of(source, open.from(), open.to())));
    }
    // Digits cut off from a number that stands in part elsewhere are no number that can be read.
    for (MentionCover.Stretch open : mentions.open(from, to)) {
      Matcher digits = DIGITS.matcher(source).region(open.from(), open.to());
      while (digits.find()) {
        mentions.add(
            List.of(
                QuantityMention.plain(
                    source,
                    digits.start(),
                    digits.end(),
                    QuantityClass.CONDITION,
                    null,
                    PlaceRule.CUT_DIGITS)));
      }
    }
  }
}
