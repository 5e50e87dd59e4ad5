package org.shanshui.compiler.read;

import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;

/**
 * A document as read: its text, and the blocks that lie in it.
 *
 * @param format txt, md, html, docx, doc, rtf, odt, pdf, ofd, xlsx, xls, ods, csv or image
 * @param sha256 of the bytes, lower-case hexadecimal
 * @param text for .txt and .md the file's own characters after a byte-order mark, put in order
 *     where they stood in two columns (a diagnostic, {@code two-columns}, says so); for other
 *     formats the text drawn from it
 * @param blocks in order of the text, not overlapping; what lies in no block is furniture
 *     (navigation, page heads and feet)
 * @param diagnostics of reading; their offsets are UTF-16 units of {@code text}
 */
public record Document(
    String name,
    String format,
    String sha256,
    String text,
    List<Block> blocks,
    List<Diagnostic> diagnostics) {

  /** The code of the diagnostic over text that was recognised in images. */
  static final String RECOGNISED = "ocr";

  /** Whether the text was recognised in images, so that each number in it is doubtful. */
  public boolean isRecognised() {
    return diagnostics.stream().anyMatch(d -> d.code().equals(RECOGNISED));
  }

  /** Whether what was bold may have come without a sign of it. */
  public boolean mayLoseBold() {
    return isOfLines() || format.equals("md");
  }

  /**
   * Whether a line of the text may be a part of a paragraph or a cell of a table: plain text and
   * pages say nothing else.
   */
  public boolean isOfLines() {
    return format.equals("txt")
        || format.equals("pdf")
        || format.equals("ofd")
        || format.equals("image");
  }
}
