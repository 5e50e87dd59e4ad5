package org.shanshui.compiler.read;

import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.read.Block.Kind;

/** What a part of a .docx is made of, in the order of the document. */
sealed interface WordPiece {
  /** Writes it into the draft. */
  void draw(TextDraft draft);

  /** Lets its text flow into a table's cell. */
  void flowInto(FlowText cell);

  /** A paragraph's line. */
  record Line(Kind kind, int level, String text) implements WordPiece {
    @Override
    public void draw(TextDraft draft) {
      draft.line(kind, level, text);
    }

    @Override
    public void flowInto(FlowText cell) {
      cell.append(text, false);
      cell.breakSoftly();
    }
  }

  /** A document inside the document, read by its own reader. */
  record Inserted(Reading reading) implements WordPiece {
    @Override
    public void draw(TextDraft draft) {
      draft.include(reading);
    }

    @Override
    public void flowInto(FlowText cell) {
      for (Block block : reading.blocks()) {
        cell.append(reading.text().substring(block.start(), block.end()), false);
        cell.breakSoftly();
      }
    }
  }

  /** Something that could not be read, where it stands. */
  record Finding(Diagnostic.Severity severity, String code, String message) implements WordPiece {
    @Override
    public void draw(TextDraft draft) {
      draft.diagnose(new Diagnostic(severity, code, message, draft.length(), draft.length()));
    }

    @Override
    public void flowInto(FlowText cell) {}
  }

  /** A table. */
  record Grid(List<List<Cell>> rows) implements WordPiece {
    @Override
    public void draw(TextDraft draft) {
      TableDraft drawn = draft.table();
      for (List<Cell> row : rows) {
        drawn.startRow();
        for (Cell cell : row) {
          if (cell.continued()) {
            drawn.continuedCell(cell.span());
          } else {
            FlowText text = new FlowText();
            cell.content().forEach(piece -> piece.flowInto(text));
            drawn.cell(text.take(), 1, cell.span());
          }
        }
      }
      drawn.close();
      rows.forEach(row -> row.forEach(cell -> cell.findings().forEach(f -> f.draw(draft))));
    }

    @Override
    public void flowInto(FlowText cell) {
      rows.forEach(row -> row.forEach(in -> in.content().forEach(piece -> piece.flowInto(cell))));
    }
  }

  /**
   * A cell of a table.
   *
   * @param continued goes on from the row above (vMerge)
   */
  record Cell(List<WordPiece> content, int span, boolean continued) {
    private List<WordPiece> findings() {
      return content.stream().filter(piece -> piece instanceof Finding).toList();
    }
  }
}
