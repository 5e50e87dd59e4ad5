package org.shanshui.compiler.read;

import java.io.IOException;

/**
 * A document that cannot be read. The message says in Chinese and English where, why and what to
 * do.
 */
public final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable name of the reason: {@code empty}, {@code binary}, {@code encrypted} …
   */
  public UnreadableException(String code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * @param code stable name of the reason
   * @param cause what the reading library said
   */
  public UnreadableException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Stable name of the reason. */
  public String code() {
    return code;
  }
}
