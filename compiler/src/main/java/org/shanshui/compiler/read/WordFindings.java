package org.shanshui.compiler.read;

import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/** What is said of a Word document from which text was left out. */
final class WordFindings {
  private WordFindings() {}

  static void tell(TextDraft draft, boolean struckOut, boolean hidden) {
    if (struckOut) {
      draft.diagnose(finding("struck-out-text", "文中有加删除线的文字，未读入。 Struck-out text was left out."));
    }
    if (hidden) {
      draft.diagnose(finding("hidden-text", "文中有隐藏文字，未读入。 Hidden text was left out."));
    }
  }

  private static Diagnostic finding(String code, String message) {
    return new Diagnostic(Severity.INFO, code, message, 0, 0);
  }
}
