package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;

/** The text drawn from a document, as it grows: a line a block, a line a table row. */
final class TextDraft {
  private final StringBuilder text = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Adds a line and the block over it; nothing where the line is blank. */
  void line(Block.Kind kind, int level, CharSequence line) {
    Block.Cell span = append(line);
    if (span.start() < span.end()) {
      blocks.add(Block.of(kind, level, span.start(), span.end()));
      text.append('\n');
    }
  }

  /** Begins a table; nothing else may be added before its {@link TableDraft#close()}. */
  TableDraft table() {
    return new TableDraft(this);
  }

  void diagnose(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  int length() {
    return text.length();
  }

  /** Adds a document that stands inside this one, with its blocks and findings. */
  void include(Reading inner) {
    int at = text.length();
    text.append(inner.text());
    if (!inner.text().isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    inner.blocks().forEach(block -> blocks.add(block.movedBy(at)));
    for (Diagnostic d : inner.diagnostics()) {
      diagnostics.add(
          new Diagnostic(d.severity(), d.code(), d.message(), d.start() + at, d.end() + at));
    }
  }

  /** The last blocks are the ones a later page may continue. */
  List<Block> blocks() {
    return blocks;
  }

  void add(Block block) {
    blocks.add(block);
  }

  void separate(char separator) {
    text.append(separator);
  }

  /** Appends without the blanks at both ends. */
  Block.Cell append(CharSequence piece) {
    String whole = piece.toString();
    int from = Lines.skipBlanks(whole, 0, whole.length());
    int to = Lines.trimBlanks(whole, from, whole.length());
    int start = text.length();
    text.append(whole, from, to);
    return new Block.Cell(start, text.length());
  }

  Reading finished() {
    return new Reading(text.toString(), blocks, diagnostics);
  }
}
