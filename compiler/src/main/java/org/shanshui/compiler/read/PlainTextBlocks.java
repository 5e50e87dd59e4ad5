package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** Blocks of a .txt: one a line that is not blank, but tables as wholes. */
final class PlainTextBlocks {
  private PlainTextBlocks() {}

  static List<Block> of(String text) {
    Lines lines = new Lines(text);
    TextTables tables = new TextTables(text, lines);
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
}
