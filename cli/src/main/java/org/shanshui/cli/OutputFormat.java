package org.shanshui.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.shanshui.compiler.write.PlanExplanation;
import org.shanshui.compiler.write.PlanJson;
import org.shanshui.compiler.write.PlanPage;
import org.shanshui.compiler.write.PlanText;
import org.shanshui.compiler.write.PlanWorkbook;

/** What a plan can be written as. */
enum OutputFormat {
  JSON("json", (compiled, out) -> PlanJson.write(compiled.plan(), out)),
  XLSX("xlsx", (compiled, out) -> PlanWorkbook.write(compiled.plan(), compiled.document(), out)),
  HTML("html", (compiled, out) -> PlanPage.write(compiled.plan(), compiled.document(), out)),
  TEXT("txt", (compiled, out) -> PlanText.write(compiled.plan(), compiled.document(), out)),
  EXPLANATION(
      "rules.txt",
      (compiled, out) -> PlanExplanation.write(compiled.plan(), compiled.document(), out));

  private final String extension;
  private final Writer writer;

  OutputFormat(String extension, Writer writer) {
    this.extension = extension;
    this.writer = writer;
  }

  /** Of a file that holds it, without the dot. */
  String extension() {
    return extension;
  }

  /** Whether the bytes are of no use on a terminal. */
  boolean isBinary() {
    return this == XLSX;
  }

  void write(CompiledPlan compiled, OutputStream out) throws IOException {
    writer.write(compiled, out);
  }

  /** The word of {@code --format}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private interface Writer {
    void write(CompiledPlan compiled, OutputStream out) throws IOException;
  }
}
