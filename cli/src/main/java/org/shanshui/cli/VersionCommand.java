package org.shanshui.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version, and the Java that runs it. */
@Command(name = "version", header = "版本 · the version")
final class VersionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().getOut().println(line());
    return ExitStatus.DONE;
  }

  static String line() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return "shanshui "
        + (version == null ? "(not packaged)" : version)
        + " (Java "
        + System.getProperty("java.version")
        + ")";
  }
}
