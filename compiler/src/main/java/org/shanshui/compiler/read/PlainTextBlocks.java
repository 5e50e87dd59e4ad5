package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** Blocks of a .txt: one a line that is not blank, but tables as wholes. */
final class PlainTextBlocks {
  private PlainTextBlocks() {}

  static List<Block> of(String text) {
    Lines lines = new Lines(text);
    String drawn = withPipes(text);
    TextTables tables = new TextTables(drawn, drawn == text ? lines : new Lines(drawn));
    List<Block> blocks = new ArrayList<>();
    int line = 0;
    while (line < lines.count()) {
      TextTables.Found table = tables.at(line);
      if (table != null) {
        blocks.add(table.block());
        line = table.nextLine();
        continue;
      }
      int start = lines.textStart(line);
      int end = lines.textEnd(line);
      if (start < end) {
        blocks.add(Block.of(Block.Kind.PARAGRAPH, 0, start, end));
      }
      line++;
    }
    return blocks;
  }

  /** The text with the lines of drawn frames, │ and ├──┤, as pipes and hyphens; itself without. */
  private static String withPipes(String text) {
    if (text.indexOf('│') < 0 && text.indexOf('┃') < 0 && text.indexOf('║') < 0) {
      return text;
    }
    StringBuilder drawn = new StringBuilder(text);
    for (int i = 0; i < drawn.length(); i++) {
      char c = drawn.charAt(i);
      if (c == '│' || c == '┃' || c == '║') {
        drawn.setCharAt(i, '|');
      } else if (c >= '─' && c <= '╿') {
        drawn.setCharAt(i, '-');
      }
    }
    return drawn.toString();
  }
}
