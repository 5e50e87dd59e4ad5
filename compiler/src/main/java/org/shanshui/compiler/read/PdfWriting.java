package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line as it is written down: blanks where the page shows a gap that no justification makes, tabs
 * where it is wide, powers as such (10⁸), the marks of notes taken out.
 *
 * @param marks of notes, bare: 1, ①, *
 */
record PdfWriting(String text, List<String> marks) {
  /** Fewer characters do not show that a line is letter-spaced. */
  private static final int FEWEST_SPACED = 4;

  /** Characters further apart than this share of the em are words of their own. */
  private static final float WIDEST_SPACING = 0.7f;

  /** What stands further apart, in ems, is set in columns of its own. */
  private static final float WIDE_GAP = 2;

  /** What leads from a title of the contents to its page, however far apart it is set. */
  private static final String LEADERS = ".·…．•・-_";

  /** A script's baseline lies this far off its line's, in ems of the line. */
  private static final float RAISED = 0.12f;

  private static final String EXPONENTS = "0123456789-−+";
  private static final String POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺";

  private static final Pattern MARK =
      Pattern.compile("[\\[〔［(（]?(\\d{1,3}|[①-⑳]|[*＊※†‡]{1,3})[\\]〕］)）]?");

  /** What only a power stands behind: ten, a unit of length. */
  private static final Pattern BASE = Pattern.compile(".*(?:(?<![\\d.])10|(?<![A-Za-z])[kcdhm]?m)");

  static PdfWriting of(List<PdfGlyph> glyphs, float size, float baseline) {
    return new Writer(glyphs, size, baseline).written();
  }

  /** The gap that stands between all characters of a letter-spaced line; else 0. */
  private static float spacing(List<PdfGlyph> glyphs, float size) {
    if (glyphs.size() < FEWEST_SPACED) {
      return 0;
    }
    float[] gaps = new float[glyphs.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = glyphs.get(i + 1).x() - glyphs.get(i).end();
    }
    Arrays.sort(gaps);
    float usual = gaps[gaps.length / 10];
    return usual > 0.1f * size && usual < WIDEST_SPACING * size ? usual : 0;
  }

  private static final class Writer {
    private final List<PdfGlyph> glyphs;
    private final float size;
    private final float baseline;
    private final float spacing;
    private final StringBuilder text = new StringBuilder();
    private final List<String> marks = new ArrayList<>();
    private float reached;

    Writer(List<PdfGlyph> glyphs, float size, float baseline) {
      this.glyphs = glyphs;
      this.size = size;
      this.baseline = baseline;
      this.spacing = spacing(glyphs, size);
    }

    PdfWriting written() {
      int i = 0;
      while (i < glyphs.size()) {
        int end = i;
        while (end < glyphs.size() && isRaised(glyphs.get(end))) {
          end++;
        }
        if (end == i) {
          put(glyphs.get(i++));
        } else {
          raised(i, end);
          i = end;
        }
      }
      return new PdfWriting(text.toString(), List.copyOf(marks));
    }

    private boolean isRaised(PdfGlyph glyph) {
      return glyph.size() < PdfScripts.SMALL * size && baseline - glyph.y() > RAISED * size;
    }

    private void raised(int from, int to) {
      StringBuilder script = new StringBuilder();
      glyphs.subList(from, to).forEach(glyph -> script.append(glyph.text()));
      boolean exponent = isExponent(script);
      if (exponent && (isBase() || script.charAt(0) > '9' || script.charAt(0) < '0')) {
        for (int i = 0; i < script.length(); i++) {
          text.append(POWERS.charAt(EXPONENTS.indexOf(script.charAt(i))));
        }
        reached = glyphs.get(to - 1).end();
      } else if (MARK.matcher(script).matches() && !text.isEmpty()) {
        marks.add(bare(script.toString()));
        reached = Math.max(reached, glyphs.get(to - 1).end());
      } else {
        glyphs.subList(from, to).forEach(this::put);
        if (MARK.matcher(script).matches()) {
          // A note begins with its own mark.
          text.append(' ');
        }
      }
    }

    private static boolean isExponent(CharSequence script) {
      return script.chars().allMatch(c -> EXPONENTS.indexOf(c) >= 0)
          && script.chars().anyMatch(Character::isDigit);
    }

    private boolean isBase() {
      return BASE.matcher(text).matches();
    }

    private void put(PdfGlyph glyph) {
      float gap = glyph.x() - reached - spacing;
      if (!text.isEmpty() && isApart(text.charAt(text.length() - 1), glyph, gap)) {
        text.append(gap > WIDE_GAP * size ? '\t' : ' ');
      }
      text.append(glyph.text());
      reached = Math.max(reached, glyph.end());
    }

    private boolean isApart(char last, PdfGlyph next, float gap) {
      if (last == ' ' || (LEADERS.indexOf(last) >= 0 && next.text().charAt(0) == last)) {
        return false;
      }
      float em = Math.min(size, next.size() * 1.5f);
      boolean narrow = !FlowText.isWide(last) && !FlowText.isWide(next.text().charAt(0));
      // Justification widens gaps between Chinese characters, and writes no blanks for it.
      return gap > (narrow || next.afterBlank() ? 0.2f : 0.6f) * em;
    }
  }

  /** The mark without brackets. */
  static String bare(String mark) {
    return MARK.matcher(mark).replaceFirst("$1");
  }
}
