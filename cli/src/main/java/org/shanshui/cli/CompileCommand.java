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
import org.shanshui.compiler.read.TextRecognition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compile}: from plan documents to plans. */
@Command(
    name = "compile",
    header = "编译规划文本，得出任务、目标、指标和项目 · compiles plan documents",
    synopsisHeading = "用法 Usage: ",
    parameterListHeading = "%n参数 Parameters:%n",
    optionListHeading = "%n选项 Options:%n")
final class CompileCommand implements Callable<Integer> {
  private static final int FIRST_YEAR = 1949;
  private static final int LAST_YEAR = 2149;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = {
        "规划文本：.docx .doc .wps .pdf .ofd .odt .rtf .html .md .txt，表格：.xlsx .xls .et .ods .csv，或装有它们的文件夹",
        "plan documents and workbooks, or folders of them"
      })
  private List<Path> sources = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "json",
      description = {
        "结果格式：json（默认）、xlsx（工作簿）、html（网页）、text（读出的正文）、explanation（判定依据），可用逗号并列",
        "json (default), xlsx, html, text (the text as read), explanation, or several with commas"
            + " between"
      })
  private Set<OutputFormat> formats = EnumSet.of(OutputFormat.JSON);

  @Option(
      names = "--explain",
      description = {
        "列出每个数字的位置、类别、把握和据以判定的规则，即 --format explanation",
        "for each number its place, class, confidence and the rules that decided it"
      })
  private boolean explain;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "结果写入此文件夹，每个文件一份，子文件夹照原样；不给则打印到标准输出（仅限一个文件）",
        "write one result a file into this folder, mirroring sub-folders; else one file's goes to standard"
            + " output"
      })
  private @Nullable Path out;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = {"同时编译几个文件（默认：处理器个数）", "files at a time (default: the number of processors)"})
  private @Nullable Integer jobs;

  @Option(
      names = "--year",
      paramLabel = "Y",
      description = {"文中没有写明时，文件所属的年份", "the document's year, where it does not say itself"})
  private @Nullable Integer year;

  @Option(
      names = "--ocr",
      description = {
        "识别扫描件和图片中的文字（须已安装 tesseract 及 chi_sim 数据），所得数字都列为待核",
        "recognise text in scans and images (needs tesseract with chi_sim); each number is doubtful"
      })
  private boolean ocr;

  private @Nullable TextRecognition recognition;

  CompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    check(jobs == null || jobs >= 1, "--jobs 至少为 1", "--jobs must be at least 1");
    check(
        year == null || (year >= FIRST_YEAR && year <= LAST_YEAR),
        "--year 应在 " + FIRST_YEAR + " 到 " + LAST_YEAR + " 之间",
        "--year must lie between " + FIRST_YEAR + " and " + LAST_YEAR);
    if (explain) {
      formats = EnumSet.of(OutputFormat.EXPLANATION);
    }
    if (ocr) {
      Tesseract tesseract = new Tesseract("tesseract");
      check(
          tesseract.isInstalled(),
          "--ocr 需要先安装 tesseract 及其中文数据 chi_sim",
          "--ocr needs tesseract with its data chi_sim installed");
      recognition = tesseract;
    }
    return out == null ? printOne() : writeAll(out);
  }

  private int printOne() {
    check(
        sources.size() == 1 && !Files.isDirectory(sources.get(0)),
        "多个文件或文件夹请用 --out DIR 指定结果文件夹",
        "several files, or a folder, need --out DIR for the results");
    check(formats.size() == 1, "多种格式请用 --out DIR", "several formats need --out DIR");
    OutputFormat format = formats.iterator().next();
    check(
        !format.isBinary() || !console.outIsTerminal(),
        "工作簿不能显示在终端上，请用 --out DIR 或重定向到文件",
        "a workbook cannot be shown on a terminal: use --out DIR, or redirect it to a file");
    CompiledPlan compiled;
    try {
      compiled = CompiledPlan.of(sources.get(0), year, recognition);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      console.messages().println("shanshui: " + sources.get(0) + ": " + CompiledPlan.reason(e));
      return ExitStatus.UNREADABLE;
    }
    return console.print(out -> format.write(compiled, out))
        ? ExitStatus.DONE
        : ExitStatus.UNREADABLE;
  }

  private int writeAll(Path folder) throws InterruptedException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw usage("不能建立结果文件夹 " + folder, "cannot make the folder for the results (" + e + ")");
    }
    Selection selection = Selection.of(sources, folder);
    selection
        .failures()
        .forEach(
            (path, failure) ->
                console
                    .messages()
                    .println("shanshui: " + path + ": " + CompiledPlan.reason(failure)));
    if (selection.inputs().isEmpty()) {
      console.say(
          "没有可编译的文件（.docx .doc .wps .pdf .ofd .odt .rtf .html .md .txt .xlsx .xls .et .ods .csv）",
          "there is no document to compile");
      return ExitStatus.UNREADABLE;
    }
    if (selection.ignored() > 0) {
      console.say(
          "跳过 " + selection.ignored() + " 个其他类型的文件", "skipped files of other types in the folders");
    }
    int failures = compile(selection, targets(selection, folder));
    return failures + selection.failures().size() == 0 ? ExitStatus.DONE : ExitStatus.UNREADABLE;
  }

  private int compile(Selection selection, Map<Selection.Input, Map<OutputFormat, Path>> targets)
      throws InterruptedException {
    int threads = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    try (Progress progress =
        new Progress(console, targets.size(), selection.size(), System::nanoTime)) {
      return new Batch(year, recognition).run(targets, threads, progress);
    }
  }

  private Map<Selection.Input, Map<OutputFormat, Path>> targets(Selection selection, Path folder) {
    try {
      return Targets.of(selection.inputs(), folder, formats);
    } catch (TargetClash e) {
      throw usage(e.chinese(), e.english());
    }
  }

  private void check(boolean condition, String chinese, String english) {
    if (!condition) {
      throw usage(chinese, english);
    }
  }

  private UsageException usage(String chinese, String english) {
    return new UsageException(Objects.requireNonNull(spec), chinese, english);
  }
}
