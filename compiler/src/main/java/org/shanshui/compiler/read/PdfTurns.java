package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/**
 * The glyphs of a page by the way their lines run, each way seen upright: from left to right, and
 * vertical columns (from right to left) as lines from above to below.
 */
final class PdfTurns {
  /** Steps from character to character that show a page set vertically. */
  private static final int FEWEST_STEPS = 6;

  /** From the upper edge of an ideograph's square to its baseline, in ems. */
  private static final float ASCENT = 0.88f;

  private static final float MIDDLE = 0.38f;

  private final float width;
  private final float height;
  private final List<Turned> glyphs = new ArrayList<>();
  private int across;
  private int down;

  /**
   * @param turn quarter turns clockwise from left-to-right
   */
  private record Turned(PdfGlyph glyph, int turn) {}

  PdfTurns(float width, float height) {
    this.width = width;
    this.height = height;
  }

  void add(PdfGlyph glyph, int turn) {
    if (turn == 0 && !glyphs.isEmpty() && FlowText.isWide(glyph.text().charAt(0))) {
      step(glyphs.get(glyphs.size() - 1), glyph);
    }
    glyphs.add(new Turned(glyph, turn));
  }

  private void step(Turned before, PdfGlyph glyph) {
    float em = glyph.size();
    float dx = Math.abs(glyph.x() - before.glyph().x());
    float dy = glyph.y() - before.glyph().y();
    boolean wide = FlowText.isWide(before.glyph().text().charAt(0));
    if (before.turn() != 0 || !wide || Math.abs(before.glyph().size() - em) > 0.1f * em) {
      return;
    }
    if (dx < 0.3f * em && dy > 0.7f * em && dy < 2 * em) {
      down++;
    } else if (Math.abs(dy) < 0.3f * em && dx > 0.7f * em && dx < 2 * em) {
      across++;
    }
  }

  int size() {
    return glyphs.size();
  }

  /** Whether its lines run from above to below. */
  boolean isVertical() {
    return down >= FEWEST_STEPS && down > across;
  }

  /** The turn of most of its text. */
  int main() {
    if (isVertical()) {
      return 1;
    }
    int[] votes = new int[4];
    glyphs.forEach(g -> votes[g.turn()]++);
    int turn = 0;
    for (int i = 1; i < 4; i++) {
      turn = votes[i] > votes[turn] ? i : turn;
    }
    return turn;
  }

  /** The glyphs of that turn, seen upright. */
  List<PdfGlyph> glyphs(int turn) {
    boolean vertical = isVertical();
    List<PdfGlyph> upright = new ArrayList<>();
    for (Turned turned : glyphs) {
      if (vertical && turned.turn() == 0) {
        if (turn == 1) {
          upright.add(inColumn(turned.glyph()));
        }
      } else if (turned.turn() == turn) {
        upright.add(turned(turned.glyph(), turn));
      }
    }
    return upright;
  }

  private PdfGlyph inColumn(PdfGlyph g) {
    float along = g.y() - ASCENT * g.size();
    float across = width - g.centerX() + MIDDLE * g.size();
    return new PdfGlyph(along, across, g.size(), g.size(), g.text(), g.afterBlank(), g.heavy());
  }

  private PdfGlyph turned(PdfGlyph g, int turn) {
    return switch (turn) {
      case 1 -> g.movedTo(g.y(), width - g.x());
      case 2 -> g.movedTo(width - g.x(), height - g.y());
      case 3 -> g.movedTo(height - g.y(), g.x());
      default -> g;
    };
  }

  List<PdfRule> rules(List<PdfRule> rules, int turn) {
    return rules.stream().map(rule -> turned(rule, turn)).toList();
  }

  private PdfRule turned(PdfRule r, int turn) {
    return switch (turn) {
      case 1 ->
          r.horizontal()
              ? new PdfRule(false, r.at(), width - r.to(), width - r.from())
              : new PdfRule(true, width - r.at(), r.from(), r.to());
      case 2 ->
          r.horizontal()
              ? new PdfRule(true, height - r.at(), width - r.to(), width - r.from())
              : new PdfRule(false, width - r.at(), height - r.to(), height - r.from());
      case 3 ->
          r.horizontal()
              ? new PdfRule(false, height - r.at(), r.from(), r.to())
              : new PdfRule(true, r.at(), height - r.to(), height - r.from());
      default -> r;
    };
  }

  float width(int turn) {
    return turn % 2 == 0 ? width : height;
  }

  float height(int turn) {
    return turn % 2 == 0 ? height : width;
  }
}
