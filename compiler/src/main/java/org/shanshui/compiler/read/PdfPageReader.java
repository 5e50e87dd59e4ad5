package org.shanshui.compiler.read;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.graphics.DrawObject;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Runs a page's content stream (ISO 32000-1 §7.8) and keeps its characters and straight lines.
 * Nothing is painted and no image is decoded.
 */
final class PdfPageReader extends PDFGraphicsStreamEngine {
  private static final int MOST_RULES = 50_000;

  /** A filled rectangle as thin as this draws a line (points). */
  private static final float THIN = 3f;

  /** Bold of any family, and the sans-serif families that official documents set headings in. */
  private static final Pattern HEADING_FONT =
      Pattern.compile("(?i)bold|heavy|black|simhei|heiti|黑|xbs|xiaobiaosong|小标宋");

  private final PDRectangle box;
  private final int rotation;
  private final float width;
  private final float height;
  private final PdfTurns glyphs;
  private final List<PdfRule> rules = new ArrayList<>();
  private final List<float[]> path = new ArrayList<>();
  private final PdfOverprint printed = new PdfOverprint();
  private final Map<PDFont, Boolean> heavy = new IdentityHashMap<>();
  private Point2D.Float current = new Point2D.Float();
  private Point2D.Float begun = new Point2D.Float();
  private final int mostOperators;
  private int operators;
  private int unmapped;
  private int outside;
  private int slanting;
  private int unseen;
  private boolean image;
  private boolean afterBlank;

  /**
   * @param mostOperators with more the page is a drawing or an attack, and not read
   */
  PdfPageReader(PDPage page, int mostOperators) {
    super(page);
    this.mostOperators = mostOperators;
    this.box = page.getCropBox();
    this.rotation = Math.floorMod(page.getRotation(), 360);
    boolean across = rotation % 180 != 0;
    this.width = across ? box.getHeight() : box.getWidth();
    this.height = across ? box.getWidth() : box.getHeight();
    this.glyphs = new PdfTurns(width, height);
    addOperator(new DrawWithoutImages(this));
  }

  /** Notes that an image is there instead of decoding it. */
  private static final class DrawWithoutImages extends OperatorProcessor {
    private final PdfPageReader reader;
    private final DrawObject draw;

    DrawWithoutImages(PdfPageReader reader) {
      super(reader);
      this.reader = reader;
      this.draw = new DrawObject(reader);
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
      boolean isImage =
          !operands.isEmpty()
              && operands.get(0) instanceof COSName name
              && reader.getResources() != null
              && reader.getResources().isImageXObject(name);
      if (isImage) {
        reader.image = true;
      } else {
        draw.process(operator, operands);
      }
    }

    @Override
    public String getName() {
      return OperatorName.DRAW_OBJECT;
    }
  }

  /** How many operators were run so far. */
  int operators() {
    return operators;
  }

  /**
   * What the page holds, seen upright: the text that runs as most of it does, and after it each
   * other way in which some runs.
   */
  List<PdfPage> read() throws IOException {
    processPage(getPage());
    int main = glyphs.main();
    List<PdfPage> pages = new ArrayList<>();
    pages.add(page(main, rules));
    for (int turn = 0; turn < 4; turn++) {
      if (turn != main && !glyphs.glyphs(turn).isEmpty()) {
        pages.add(page(turn, List.of()));
      }
    }
    return pages;
  }

  private PdfPage page(int turn, List<PdfRule> lines) {
    return new PdfPage(
        glyphs.width(turn), glyphs.height(turn), glyphs.glyphs(turn), glyphs.rules(lines, turn));
  }

  /** Whether nothing can be read of it, though something is shown. */
  boolean isScanned() {
    return glyphs.size() == 0 && (image || !rules.isEmpty());
  }

  /** Whether its text lies unseen over an image, as text recognition leaves it. */
  boolean isRecognised() {
    return image && 2 * unseen > glyphs.size();
  }

  boolean isVertical() {
    return glyphs.isVertical();
  }

  int glyphs() {
    return glyphs.size();
  }

  /** How many characters the file does not tell the meaning of. */
  int unmapped() {
    return unmapped;
  }

  /** How many characters lie outside the part of the page that is shown. */
  int outside() {
    return outside;
  }

  /** How many characters run aslant, as those of a watermark do. */
  int slanting() {
    return slanting;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators > mostOperators) {
      throw new IOException("more than " + mostOperators + " operators");
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void showType3Glyph(Matrix rendering, PDType3Font font, int code, Vector displacement) {
    glyph(rendering, font, code, displacement);
  }

  @Override
  protected void showFontGlyph(Matrix rendering, PDFont font, int code, Vector displacement) {
    glyph(rendering, font, code, displacement);
  }

  private void glyph(Matrix rendering, PDFont font, int code, Vector displacement) {
    String text = font.toUnicode(code);
    if (text == null && font instanceof PDSimpleFont && code >= ' ' && code < 0x7F) {
      text = Character.toString(code);
    }
    if (text == null || text.isEmpty()) {
      unmapped++;
      text = "\uFFFD";
    }
    Point2D.Float origin = onPage(rendering.getTranslateX(), rendering.getTranslateY());
    Point2D.Float ahead =
        onPage(
            rendering.getTranslateX() + rendering.getScaleX(),
            rendering.getTranslateY() + rendering.getShearY());
    float dx = ahead.x - origin.x;
    float dy = ahead.y - origin.y;
    float along = (float) Math.hypot(dx, dy);
    float size = (float) Math.hypot(rendering.getShearX(), rendering.getScaleY());
    float wide = font.isVertical() ? size : Math.abs(displacement.getX()) * along;
    if (Lines.isBlank(text.charAt(0))) {
      afterBlank = true;
      return;
    }
    if (!Float.isFinite(origin.x + origin.y + size + wide) || size < 0.5f) {
      return;
    }
    if (Math.min(Math.abs(dx), Math.abs(dy)) > 0.1f * along) {
      slanting++;
      return;
    }
    int turn = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : (dy >= 0 ? 1 : 3);
    PdfGlyph glyph =
        new PdfGlyph(
            origin.x, origin.y, wide, size, PdfCharacters.plain(text), afterBlank, isHeavy(font));
    afterBlank = false;
    if (isOutside(origin.x + dx * wide / along / 2, origin.y + dy * wide / along / 2)) {
      outside++;
    } else if (printed.isNew(glyph)) {
      glyphs.add(glyph, turn);
      if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
        unseen++;
      }
    }
  }

  private boolean isOutside(float x, float y) {
    return x < 0 || y < 0 || x > width || y > height;
  }

  private boolean isHeavy(PDFont font) {
    if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.FILL_STROKE) {
      return true;
    }
    return heavy.computeIfAbsent(font, PdfPageReader::isForHeadings);
  }

  private static boolean isForHeadings(PDFont font) {
    PDFontDescriptor descriptor = font.getFontDescriptor();
    boolean bold =
        descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    String name = font.getName();
    return bold || (name != null && isHeadingFont(name));
  }

  /** Whether headings are set in fonts of that name. */
  static boolean isHeadingFont(String name) {
    return HEADING_FONT.matcher(name).find();
  }

  /** From user space (y up, before the page's rotation) to the page as it is held. */
  private Point2D.Float onPage(float x, float y) {
    float right = x - box.getLowerLeftX();
    float up = y - box.getLowerLeftY();
    return switch (rotation) {
      case 90 -> new Point2D.Float(up, right);
      case 180 -> new Point2D.Float(box.getWidth() - right, up);
      case 270 -> new Point2D.Float(box.getHeight() - up, box.getWidth() - right);
      default -> new Point2D.Float(right, box.getHeight() - up);
    };
  }

  // Paths: the engine hands points in user space, already transformed.

  @Override
  public void moveTo(float x, float y) {
    current = onPage(x, y);
    begun = current;
  }

  @Override
  public void lineTo(float x, float y) {
    Point2D.Float next = onPage(x, y);
    segment(current, next);
    current = next;
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    current = onPage(x3, y3);
  }

  @Override
  public void closePath() {
    segment(current, begun);
    current = begun;
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    Point2D[] corners = {p0, p1, p2, p3, p0};
    for (int i = 0; i < 4; i++) {
      segment(onPage(corners[i]), onPage(corners[i + 1]));
    }
    current = onPage(p0);
    begun = current;
  }

  private Point2D.Float onPage(Point2D point) {
    return onPage((float) point.getX(), (float) point.getY());
  }

  private void segment(Point2D.Float a, Point2D.Float b) {
    if (path.size() < MOST_RULES) {
      path.add(new float[] {a.x, a.y, b.x, b.y});
    }
  }

  @Override
  public Point2D getCurrentPoint() {
    // Asked for in user space, by curves only, whose shape does not matter here.
    return new Point2D.Float();
  }

  @Override
  public void strokePath() {
    path.forEach(this::rule);
    path.clear();
  }

  @Override
  public void fillPath(int windingRule) {
    if (isThin()) {
      path.forEach(this::rule);
    }
    path.clear();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    strokePath();
  }

  @Override
  public void endPath() {
    path.clear();
  }

  private boolean isThin() {
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (float[] s : path) {
      left = Math.min(left, Math.min(s[0], s[2]));
      right = Math.max(right, Math.max(s[0], s[2]));
      top = Math.min(top, Math.min(s[1], s[3]));
      bottom = Math.max(bottom, Math.max(s[1], s[3]));
    }
    return right - left < THIN || bottom - top < THIN;
  }

  private void rule(float[] s) {
    float across = Math.abs(s[2] - s[0]);
    float down = Math.abs(s[3] - s[1]);
    if (rules.size() >= MOST_RULES || !Float.isFinite(s[0] + s[1] + s[2] + s[3])) {
      return;
    }
    if (down < 1 && across > THIN) {
      rules.add(new PdfRule(true, (s[1] + s[3]) / 2, Math.min(s[0], s[2]), Math.max(s[0], s[2])));
    } else if (across < 1 && down > THIN) {
      rules.add(new PdfRule(false, (s[0] + s[2]) / 2, Math.min(s[1], s[3]), Math.max(s[1], s[3])));
    }
  }

  @Override
  public void drawImage(PDImage inline) {
    image = true;
  }

  @Override
  public void clip(int windingRule) {
    // What is clipped away is rare in text documents, and reading too much is the smaller fault.
  }

  @Override
  public void shadingFill(COSName shading) {
    // A background tells nothing of the text.
  }
}
