package org.shanshui.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry: {@code shanshui COMMAND}. */
@Command(
    name = "shanshui",
    header = {"山水：把规划文本变成可以督办的任务、指标和项目", "Shanshui: from a region's plan documents to commitments"},
    synopsisHeading = "%n用法 Usage: ",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%n命令 Commands:%n",
    subcommands = {HelpCommand.class, VersionCommand.class},
    footer = {
      "  test         运行全部测试 · run every test",
      "",
      "退出码 Exit status: 0 成功 done; 2 用法有误 bad usage; 3 有文件读不出，其余照常 a file could not be read, the"
          + " others were compiled."
    })
public final class Main implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  private Main() {}

  /** Runs one command and leaves with its exit status. */
  public static void main(String... arguments) {
    System.exit(run(Console.system(), arguments));
  }

  /** Runs one command on {@code console} and returns its exit status. */
  static int run(Console console, String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.getSubcommands()
        .get("help")
        .getCommandSpec()
        .usageMessage()
        .header("说明一个命令的用法 · how a command is used");
    line.setOut(console.text());
    line.setErr(console.messages());
    return line.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "请给出命令 · a command is missing");
  }
}
