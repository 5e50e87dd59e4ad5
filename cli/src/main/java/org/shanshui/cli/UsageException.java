package org.shanshui.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command used in a way it cannot be; says why in both languages. */
final class UsageException extends ParameterException {
  private static final long serialVersionUID = 1L;

  UsageException(CommandSpec command, String chinese, String english) {
    super(command.commandLine(), chinese + " · " + english);
  }
}
