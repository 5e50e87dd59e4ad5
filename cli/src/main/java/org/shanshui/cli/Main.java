package org.shanshui.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.offices.Offices;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry: {@code shanshui COMMAND}. */
@Command(
    name = "shanshui",
    header = {"山水：把规划文本变成任务、目标、指标和项目", "Shanshui: from a region's plan documents to commitments"},
    synopsisHeading = "%n用法 Usage: ",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%n命令 Commands:%n",
    footer = {
      "  serve        启动应用（./shanshui serve --help） · starts the application",
      "  demo         以样例城市启动应用 · starts the application with a sample city",
      "  audit        核验变更记录 · verifies the record of changes",
      "  test         运行全部测试 · runs every test",
      "",
      "退出码 Exit status:",
      "  0  成功 · done",
      "  2  用法有误 · bad usage",
      "  3  有文件读不出，其余照常编译 · a file could not be read, the others were compiled"
    })
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /** Runs one command and leaves with its exit status. */
  public static void main(String... arguments) {
    if (arguments.length > 1) {
      readRegister();
    }
    System.exit(run(Console.system(), arguments));
  }

  /**
   * Reads the register of places and bodies beside all else, since each text is searched for them.
   */
  private static void readRegister() {
    Thread reader = new Thread(() -> Offices.nameStarts(""), "register");
    reader.setDaemon(true);
    reader.start();
  }

  /** Runs one command on {@code console} and returns its exit status. */
  static int run(Console console, String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new CompileCommand(console));
    line.addSubcommand(new ConsistencyCommand(console));
    line.addSubcommand(new VersionCommand());
    CommandLine help = new CommandLine(new HelpCommand());
    help.getCommandSpec().usageMessage().header("说明命令的用法 · how a command is used");
    line.addSubcommand(help);
    addOptionsOfHabit(line);
    line.setOut(console.text());
    line.setErr(console.messages());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::explain);
    return line.execute(arguments);
  }

  /** Help and version are commands here, but many type them as options. */
  private static void addOptionsOfHabit(CommandLine line) {
    line.getCommandSpec()
        .version(VersionCommand.line())
        .addOption(OptionSpec.builder("--version").versionHelp(true).hidden(true).build())
        .addOption(helpOption());
    for (CommandLine command : line.getSubcommands().values()) {
      if (command.getCommandSpec().findOption("--help") == null) {
        command.getCommandSpec().addOption(helpOption());
      }
    }
  }

  private static OptionSpec helpOption() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).hidden(true).build();
  }

  @Override
  public void run() {
    throw new UsageException(Objects.requireNonNull(spec), "请给出命令", "a command is missing");
  }

  private static int explain(ParameterException failure, String... arguments) {
    CommandLine line = failure.getCommandLine();
    line.getErr()
        .println(
            failure instanceof UsageException
                ? "shanshui: " + failure.getMessage()
                : "shanshui: 用法有误 · bad usage: " + failure.getMessage());
    String command = line.getParent() == null ? "" : " " + line.getCommandName();
    line.getErr().println("用法说明 · usage: ./shanshui help" + command);
    return ExitStatus.BAD_USAGE;
  }
}
