package org.shanshui.compiler.read;

import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/** Findings that several readers make. */
final class Diagnostics {
  private Diagnostics() {}

  /** The finding where it cannot be tied to a place of the drawn text. */
  static Diagnostic atStart(Diagnostic diagnostic) {
    return new Diagnostic(diagnostic.severity(), diagnostic.code(), diagnostic.message(), 0, 0);
  }

  static Diagnostic warning(String code, String message, int at) {
    return new Diagnostic(Severity.WARNING, code, message, at, at);
  }
}
