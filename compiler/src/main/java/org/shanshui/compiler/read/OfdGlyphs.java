package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The characters and lines of a page of a .ofd, in points from the page's upper left corner. The
 * format measures in millimetres, x to the right, y down.
 */
final class OfdGlyphs {
  static final float[] A4 = {0, 0, 210, 297};

  private static final float POINTS = 72 / 25.4f;
  private static final int MOST_GLYPHS = 10_000_000;
  private static final int MOST_RULES_OF_PAGE = 20_000;

  /** Under this width a filled shape is a line (millimetres). */
  private static final float THIN = 0.8f;

  private final Count count;
  private final List<PdfGlyph> glyphs = new ArrayList<>();
  private final List<PdfRule> rules = new ArrayList<>();
  private final Set<String> headingFonts;
  private float[] area;
  private boolean image;

  /** How many characters all pages of a document hold. */
  static final class Count {
    private int glyphs;

    void add(int more) throws UnreadableException {
      glyphs += more;
      if (glyphs > MOST_GLYPHS) {
        throw new UnreadableException(
            "too-large",
            "文字超过 %d 字，请拆分后再读。 The text has more than %d characters; split the document."
                .formatted(MOST_GLYPHS, MOST_GLYPHS));
      }
    }
  }

  /** Where an object stands, and how its own coordinates lie on the page. */
  private record Frame(float x, float y, float width, float height, float[] matrix) {
    float[] at(float inX, float inY) {
      return new float[] {
        x + matrix[0] * inX + matrix[2] * inY + matrix[4],
        y + matrix[1] * inX + matrix[3] * inY + matrix[5]
      };
    }

    float scale() {
      return (float) Math.hypot(matrix[2], matrix[3]);
    }
  }

  /**
   * @param headingFonts the ids of fonts that headings are set in
   */
  OfdGlyphs(float[] area, Count count, Set<String> headingFonts) {
    this.headingFonts = headingFonts;
    this.area = area;
    this.count = count;
  }

  /** Reads a page, or a template that lies under it; returns the templates that it names. */
  List<String> read(XmlWalk xml) throws XMLStreamException, UnreadableException {
    List<String> templates = new ArrayList<>();
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      switch (xml.name()) {
        case "PhysicalBox" -> area = numbers(XlsxStrings.content(xml), area);
        case "Template" -> templates.add(String.valueOf(xml.attribute("TemplateID")));
        case "TextObject" -> text(xml);
        case "PathObject" -> path(xml);
        case "ImageObject" -> {
          image = true;
          xml.skip();
        }
        default -> {}
      }
    }
    return templates;
  }

  boolean isScan() {
    return image && glyphs.isEmpty();
  }

  PdfPage page() {
    return new PdfPage(area[2] * POINTS, area[3] * POINTS, List.copyOf(glyphs), rules);
  }

  private static @Nullable Frame frame(XmlWalk xml) {
    float[] box = numbers(xml.attribute("Boundary"), new float[4]);
    float[] matrix = numbers(xml.attribute("CTM"), new float[] {1, 0, 0, 1, 0, 0});
    boolean shows =
        !"false".equals(xml.attribute("Visible")) && !"0".equals(xml.attribute("Alpha"));
    return shows ? new Frame(box[0], box[1], box[2], box[3], matrix) : null;
  }

  private void text(XmlWalk xml) throws XMLStreamException, UnreadableException {
    Frame frame = frame(xml);
    float size = number(xml.attribute("Size"), 0);
    boolean heavy =
        number(xml.attribute("Weight"), 400) >= 600
            || headingFonts.contains(String.valueOf(xml.attribute("Font")));
    float stretch = number(xml.attribute("HScale"), 1);
    if (frame == null || size <= 0) {
      xml.skip();
      return;
    }
    float x = 0;
    float y = 0;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("TextCode")) {
        // A code without a place goes on from the one before.
        x = number(xml.attribute("X"), x);
        y = number(xml.attribute("Y"), y);
        String deltaX = xml.attribute("DeltaX");
        String deltaY = xml.attribute("DeltaY");
        String code = XlsxStrings.content(xml);
        count.add(code.length());
        code(frame, heavy, size, stretch, x, y, deltas(deltaX, code), deltas(deltaY, code), code);
      }
    }
  }

  private void code(
      Frame frame,
      boolean heavy,
      float size,
      float stretch,
      float startX,
      float startY,
      float[] deltaX,
      float[] deltaY,
      String code) {
    float x = startX;
    float y = startY;
    boolean blank = false;
    float em = size * frame.scale() * POINTS;
    int[] points = code.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      String character = Character.toString(points[i]);
      float square = size * stretch * (FlowText.isWide(character.charAt(0)) ? 1 : 0.5f);
      float step = i < deltaX.length ? deltaX[i] : 0;
      if (Lines.isBlank(character.charAt(0))) {
        blank = true;
      } else {
        float[] at = frame.at(x, y);
        float width = step > 0.2f * size && step < square ? step : square;
        glyphs.add(
            new PdfGlyph(
                at[0] * POINTS,
                at[1] * POINTS,
                width * frame.scale() * POINTS,
                em,
                character,
                blank,
                heavy));
        blank = false;
      }
      // Without steps characters stand beside each other; with steps down, below each other.
      x += i < deltaX.length ? step : deltaY.length > 0 ? 0 : square;
      y += i < deltaY.length ? deltaY[i] : 0;
    }
  }

  /** Straight lines along the page's edges; curves and slanted lines are no rules of a table. */
  private void path(XmlWalk xml) throws XMLStreamException {
    Frame frame = frame(xml);
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (frame != null && xml.name().equals("AbbreviatedData")) {
        path(frame, XlsxStrings.content(xml).strip().split("\\s+"));
      }
    }
  }

  private void path(Frame frame, String[] tokens) {
    float[] start = frame.at(0, 0);
    float[] last = start;
    int i = 0;
    while (i < tokens.length && rules.size() < MOST_RULES_OF_PAGE) {
      switch (tokens[i]) {
        case "S", "M", "L" -> {
          float[] next =
              i + 2 < tokens.length
                  ? frame.at(number(tokens[i + 1], 0), number(tokens[i + 2], 0))
                  : last;
          if (tokens[i].equals("L")) {
            rule(last, next);
          } else {
            start = next;
          }
          last = next;
          i += 3;
        }
        case "C" -> {
          rule(last, start);
          last = start;
          i++;
        }
        default -> i++;
      }
    }
  }

  private void rule(float[] from, float[] to) {
    float across = Math.abs(to[0] - from[0]);
    float down = Math.abs(to[1] - from[1]);
    if (down < THIN / 4 && across > THIN) {
      rules.add(
          new PdfRule(
              true,
              from[1] * POINTS,
              Math.min(from[0], to[0]) * POINTS,
              Math.max(from[0], to[0]) * POINTS));
    } else if (across < THIN / 4 && down > THIN) {
      rules.add(
          new PdfRule(
              false,
              from[0] * POINTS,
              Math.min(from[1], to[1]) * POINTS,
              Math.max(from[1], to[1]) * POINTS));
    }
  }

  /** The steps between a code's characters: numbers, and {@code g COUNT STEP} for equal ones. */
  private static float[] deltas(@Nullable String written, String code) {
    if (written == null || written.isBlank()) {
      return new float[0];
    }
    String[] tokens = written.strip().split("\\s+");
    float[] steps = new float[Math.max(1, code.length())];
    int filled = 0;
    int i = 0;
    while (i < tokens.length && filled < steps.length) {
      if (tokens[i].equals("g") && i + 2 < tokens.length) {
        int times = (int) number(tokens[i + 1], 0);
        float step = number(tokens[i + 2], 0);
        for (int k = 0; k < times && filled < steps.length; k++) {
          steps[filled++] = step;
        }
        i += 3;
      } else {
        steps[filled++] = number(tokens[i++], 0);
      }
    }
    return Arrays.copyOf(steps, filled);
  }

  /** As many numbers as the default has, else the default. */
  static float[] numbers(@Nullable String written, float[] byDefault) {
    String[] parts = written == null ? new String[0] : written.strip().split("\\s+");
    if (parts.length < byDefault.length) {
      return byDefault;
    }
    float[] numbers = new float[byDefault.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(parts[i], byDefault[i]);
    }
    return numbers;
  }

  private static float number(@Nullable String written, float byDefault) {
    if (written == null) {
      return byDefault;
    }
    try {
      float number = Float.parseFloat(written);
      return Math.abs(number) < 1e6f ? number : byDefault;
    } catch (NumberFormatException e) {
      return byDefault;
    }
  }
}
