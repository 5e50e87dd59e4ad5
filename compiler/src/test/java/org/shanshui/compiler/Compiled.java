package org.shanshui.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;

/** Small documents, compiled as a user's files are. */
public final class Compiled {
  private Compiled() {}

  /** A .txt, or a .md where the text has marks that only Markdown means. */
  public static Plan plan(String text) {
    return PlanCompiler.compile(document(text));
  }

  /** The document before it is compiled. */
  public static Document document(String text) {
    boolean markdown =
        text.contains("**")
            || text.startsWith("# ")
            || text.startsWith("---")
            || text.contains("\n|");
    try {
      return DocumentReaders.read(markdown ? "a.md" : "a.txt", text.getBytes(UTF_8));
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
