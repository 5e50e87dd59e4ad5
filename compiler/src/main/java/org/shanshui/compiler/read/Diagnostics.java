package org.shanshui.compiler.read;

import org.shanshui.compiler.plan.Diagnostic;

/** Findings that several readers make. */
final class Diagnostics {
  private Diagnostics() {}

  /** The finding where it cannot be tied to a place of the drawn text. */
  static Diagnostic atStart(Diagnostic diagnostic) {
    return new Diagnostic(diagnostic.severity(), diagnostic.code(), diagnostic.message(), 0, 0);
  }
}
