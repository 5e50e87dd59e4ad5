package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.Document;

/** The text that a plan's offsets refer to, and nothing else. */
public final class PlanText {
  private PlanText() {}

  /**
   * Writes the text in UTF-8 as it is, with no line feed added; the stream is flushed and stays
   * open.
   *
   * @throws IOException where the stream fails
   */
  public static void write(Plan plan, Document document, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(Characters.whole(document.text()));
    writer.flush();
  }
}
