package org.shanshui.platform;

import org.shanshui.platform.database.DatabaseException;
import org.springframework.boot.SpringApplication;

/** Starts the application: {@code ./shanshui serve}. */
public final class Main {
  private Main() {}

  /**
   * Exit status 0 after a stop, 1 if the application does not start; the reason is on standard
   * error.
   */
  public static void main(String[] arguments) {
    try {
      SpringApplication.run(PlatformApplication.class, arguments);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof DatabaseException) {
          System.err.println(cause.getMessage());
          System.exit(1);
        }
      }
      throw e;
    }
  }
}
