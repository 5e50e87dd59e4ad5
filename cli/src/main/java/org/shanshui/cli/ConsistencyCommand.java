package org.shanshui.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.consistency.Consistency;
import org.shanshui.compiler.consistency.ConsistencyJson;
import org.shanshui.compiler.consistency.ConsistencyText;
import org.shanshui.compiler.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code consistency}: where several plans agree, and where they contradict each other. */
@Command(
    name = "consistency",
    header = "比对几份规划，列出一致与矛盾之处 · compares plans with each other",
    synopsisHeading = "用法 Usage: ",
    parameterListHeading = "%n参数 Parameters:%n",
    optionListHeading = "%n选项 Options:%n")
final class ConsistencyCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = {"至少两份规划文本，或装有它们的文件夹", "two plan documents or more, or folders of them"})
  private List<Path> sources = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = {"结果格式：text（表格，默认）或 json", "text (a table, default) or json"})
  private Format format = Format.TEXT;

  /** What the comparison can be printed as. */
  enum Format {
    TEXT,
    JSON;

    /** The word of {@code --format}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ConsistencyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Selection selection = Selection.of(sources, null);
    if (selection.inputs().size() + selection.failures().size() < 2) {
      throw new UsageException(
          Objects.requireNonNull(spec), "至少要有两份规划文本才能比对", "two documents or more are needed");
    }
    selection.failures().forEach(this::tell);
    int failures = selection.failures().size();
    List<Plan> plans = new ArrayList<>();
    for (Selection.Input input : selection.inputs()) {
      try {
        plans.add(CompiledPlan.of(input.file(), null, null).plan());
      } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
        tell(input.file(), e);
        failures++;
      }
    }
    if (plans.size() < 2) {
      console.say("能读出的规划不足两份，无从比对", "fewer than two documents could be read");
      return ExitStatus.UNREADABLE;
    }
    boolean printed = console.print(out -> write(Consistency.of(plans), out));
    return failures == 0 && printed ? ExitStatus.DONE : ExitStatus.UNREADABLE;
  }

  private void write(Consistency consistency, OutputStream out) throws IOException {
    switch (format) {
      case TEXT -> ConsistencyText.write(consistency, out);
      case JSON -> ConsistencyJson.write(consistency, out);
    }
  }

  private void tell(Path file, Throwable failure) {
    console.messages().println("shanshui: " + file + ": " + CompiledPlan.reason(failure));
  }
}
