package org.shanshui.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: compiles the sample plans into one folder, with an index page. */
@Command(
    name = "demo",
    header = "编译自带的样例规划 · compiles the sample plans that come with Shanshui",
    synopsisHeading = "用法 Usage: ",
    optionListHeading = "%n选项 Options:%n")
final class DemoCommand implements Callable<Integer> {
  private static final Set<OutputFormat> FORMATS =
      EnumSet.of(OutputFormat.HTML, OutputFormat.XLSX, OutputFormat.JSON);

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description = {"样例所在文件夹（默认：自带的）", "folder of the samples (default: those shipped)"})
  private @Nullable Path samples;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "demo",
      description = {"结果文件夹（默认：./demo）", "folder for the results (default: ./demo)"})
  private Path out = Path.of("demo");

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Path from =
        samples == null ? Path.of(System.getProperty("shanshui.samples", "samples")) : samples;
    if (!Files.isDirectory(from)) {
      throw usage(
          "找不到样例文件夹 " + from + "，请用 --samples 指定", "no folder of samples: name it by --samples");
    }
    Files.createDirectories(out);
    Selection selection = Selection.of(List.of(from), out).without("README.md");
    if (selection.inputs().isEmpty()) {
      throw usage("样例文件夹 " + from + " 里没有规划文本", "that folder of samples holds no document");
    }
    Map<Selection.Input, Map<OutputFormat, Path>> targets;
    try {
      targets = Targets.of(selection.inputs(), out, FORMATS);
    } catch (TargetClash e) {
      throw usage(e.chinese(), e.english());
    }
    int failures;
    try (Progress progress =
        new Progress(console, targets.size(), selection.size(), System::nanoTime)) {
      failures = new Batch(null).run(targets, Runtime.getRuntime().availableProcessors(), progress);
    }
    Path index = out.resolve("index.html");
    Files.writeString(index, DemoIndex.of(targets, out));
    console
        .text()
        .println(
            "已编译 %d 份样例，请用浏览器打开 · %<d sample plans compiled, open in a browser:\n  %s"
                .formatted(targets.size() - failures, index.toAbsolutePath().normalize()));
    return failures == 0 ? ExitStatus.DONE : ExitStatus.UNREADABLE;
  }

  private UsageException usage(String chinese, String english) {
    return new UsageException(Objects.requireNonNull(spec), chinese, english);
  }
}
