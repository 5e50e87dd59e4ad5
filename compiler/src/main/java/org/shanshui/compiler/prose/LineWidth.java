package org.shanshui.compiler.prose;

import java.util.List;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.layout.Role;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/**
 * The width at which a document's lines were broken, told from the lines themselves: many reach it
 * and hardly any goes beyond. A program that counts characters breaks at exactly so many, be it
 * inside a number; a typesetter where the next word found no room.
 */
final class LineWidth {
  private static final int WIDEST = 240;
  private static final int NARROWEST = 14;
  private static final int FEWEST_FULL = 3;

  /** Halves of a Chinese character by which print may fall short of the width or go beyond it. */
  private static final int PLAY = 2;

  /** What the marks that begin no line, and a word that is not broken, may leave free. */
  private static final int BAND = 6;

  private final String source;
  private final int characters;
  private final int halves;

  private LineWidth(String source, int characters, int halves) {
    this.source = source;
    this.characters = characters;
    this.halves = halves;
  }

  /**
   * The width of the document's lines.
   *
   * @param least full lines that must be found
   */
  static LineWidth of(Document document, Layout layout, int least) {
    String source = document.text();
    int[] byCharacters = new int[WIDEST + 1];
    int[] byHalves = new int[2 * WIDEST + 1];
    int[] openByCharacters = new int[WIDEST + 1];
    int[] openByHalves = new int[2 * WIDEST + 1];
    List<Block> blocks = document.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.kind() == Block.Kind.TABLE || layout.role(i) != Role.TEXT) {
        continue;
      }
      int length = Math.min(WIDEST, length(source, block));
      int width = Math.min(2 * WIDEST, halves(source, block.start(), block.end()));
      byCharacters[length]++;
      byHalves[width]++;
      if (!Prose.isSentenceEnd(source.charAt(block.end() - 1))) {
        openByCharacters[length]++;
        openByHalves[width]++;
      }
    }
    int enough = Math.max(least, FEWEST_FULL);
    int exact = peak(byCharacters, openByCharacters, 0, NARROWEST, enough);
    int set = exact > 0 ? 0 : peak(byHalves, openByHalves, BAND, 2 * NARROWEST, enough);
    return new LineWidth(source, exact, set);
  }

  /** The width at which most lines end and hardly any goes beyond, 0 where there is none. */
  private static int peak(int[] lines, int[] open, int band, int narrowest, int enough) {
    int beyond = lines[lines.length - 1];
    for (int width = lines.length - 2; width >= narrowest; width--) {
      int full = lines[width] == 0 ? 0 : sum(lines, width - band, width);
      if (full >= enough
          && 20 * beyond <= full
          && 2 * sum(open, width - band, width) >= full
          && 2 * full >= sum(lines, width * 3 / 5, width - band - 1)) {
        return width;
      }
      beyond += lines[width];
      if (beyond > lines.length && beyond > 4 * enough) {
        return 0;
      }
    }
    return 0;
  }

  private static int sum(int[] lines, int from, int to) {
    int sum = 0;
    for (int width = Math.max(0, from); width <= to; width++) {
      sum += lines[width];
    }
    return sum;
  }

  /** Whether the line is as long as it could be before what follows. */
  boolean fills(Block line, Block next) {
    if (characters > 0) {
      // A mark that begins no line takes the character before it along.
      int length = length(source, line);
      return length == characters || length == characters - 1 && marked(next.start() + 1, next);
    }
    if (halves == 0) {
      return false;
    }
    int width = halves(source, line.start(), line.end());
    return width + firstWord(next) > halves - PLAY && 2 * width > halves;
  }

  /** Whether lines were broken by counting, without regard to what stands there. */
  boolean breaksNumbers() {
    return characters > 0;
  }

  /** Halves of what may not be parted at the head of a line. */
  private int firstWord(Block line) {
    int i = line.start();
    int width = 0;
    while (i < line.end() && source.charAt(i) < 0x80 && source.charAt(i) > ' ') {
      width++;
      i++;
    }
    if (width == 0) {
      width = 2;
      i++;
    }
    while (marked(i, line)) {
      width += 2;
      i++;
    }
    return width;
  }

  /** Whether a mark that begins no line stands there. */
  private boolean marked(int at, Block line) {
    return at < line.end() && "，。、；：！？）》”’％".indexOf(source.charAt(at)) >= 0;
  }

  /** Characters of the whole line, the blanks at its ends included. */
  private static int length(String source, Block block) {
    int from = block.start();
    while (from > 0 && !isBreak(source.charAt(from - 1)) && block.start() - from < WIDEST) {
      from--;
    }
    int to = block.end();
    while (to < source.length() && !isBreak(source.charAt(to)) && to - block.end() < WIDEST) {
      to++;
    }
    return to - from;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\f';
  }

  private static int halves(String source, int from, int to) {
    int halves = 0;
    for (int i = from; i < to && halves < 2 * WIDEST; i++) {
      halves += source.charAt(i) < 0x80 ? isDrawn(source, i, from, to) ? 0 : 1 : 2;
    }
    return halves;
  }

  /** Programs that draw text out of pages put a blank between a Chinese character and a number. */
  private static boolean isDrawn(String source, int i, int from, int to) {
    if (source.charAt(i) != ' ' || i == from || i + 1 == to) {
      return false;
    }
    char before = source.charAt(i - 1);
    char after = source.charAt(i + 1);
    return before != ' ' && after != ' ' && before < 0x80 != after < 0x80;
  }
}
