package org.shanshui.compiler.plan;

/**
 * What could not be read or is doubtful.
 *
 * @param code stable name of the finding: {@code scanned-page}, {@code encoding-guessed} …
 * @param message in Chinese and English, with place and remedy
 */
public record Diagnostic(Severity severity, String code, String message, int start, int end) {

  /** How much it matters. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** The word on the wire. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
