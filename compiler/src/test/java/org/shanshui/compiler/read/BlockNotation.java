package org.shanshui.compiler.read;

import java.util.stream.Collectors;

/** Blocks written in one line, as the corpus files of the readers do. */
final class BlockNotation {
  private BlockNotation() {}

  static String of(Document document) {
    return document.blocks().stream()
        .map(block -> of(document.text(), block))
        .collect(Collectors.joining());
  }

  private static String of(String text, Block block) {
    return switch (block.kind()) {
          case HEADING -> "H" + block.level();
          case PARAGRAPH -> "P";
          case LIST_ITEM -> "L";
          case TABLE -> "T";
          case CAPTION -> "C";
        }
        + "「"
        + (block.kind() == Block.Kind.TABLE
            ? rows(text, block)
            : text.substring(block.start(), block.end()))
        + "」";
  }

  private static String rows(String text, Block block) {
    return block.rows().stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> text.substring(cell.start(), cell.end()))
                    .collect(Collectors.joining("│")))
        .collect(Collectors.joining("；"));
  }
}
