package org.shanshui.cli;

/** Exit statuses of every command. */
final class ExitStatus {
  static final int DONE = 0;
  static final int BAD_USAGE = 2;

  /** A file could not be read; the others were compiled. */
  static final int UNREADABLE = 3;

  private ExitStatus() {}
}
