package org.shanshui.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.TextRecognition;
import org.shanshui.compiler.read.UnreadableException;

/** A file of the user's, read and compiled. */
record CompiledPlan(Document document, Plan plan) {
  /**
   * @param year that the document is for, where it does not say itself
   * @param recognition for files that are images of pages; null where they are refused
   * @throws UnreadableException where the file cannot be got at, or is no document that can be read
   */
  static CompiledPlan of(Path file, @Nullable Integer year, @Nullable TextRecognition recognition)
      throws UnreadableException {
    Document document = DocumentReaders.read(file, recognition);
    return new CompiledPlan(document, PlanCompiler.compile(document, year));
  }

  static String nameOf(Path file) {
    return Objects.toString(file.getFileName(), file.toString());
  }

  /** Why {@link #of} failed, in both languages, for the person who named the file. */
  static String reason(Throwable failure) {
    if (failure instanceof UnreadableException) {
      return Objects.toString(failure.getMessage(), "");
    }
    if (failure instanceof AccessDeniedException) {
      return "没有读写权限，请检查文件权限 · permission denied: check the file's permissions";
    }
    if (failure instanceof OutOfMemoryError) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return ("内存不够（上限 %d MB），请用 SHANSHUI_JAVA_OPTS=-Xmx4g 再试"
              + " · out of memory (limit %d MB): try again with SHANSHUI_JAVA_OPTS=-Xmx4g")
          .formatted(megabytes, megabytes);
    }
    if (failure instanceof StackOverflowError) {
      return "文档嵌套过深，请另存为 .txt 再试 · the document is nested too deeply: save it as .txt and try again";
    }
    if (failure instanceof IOException) {
      return "读写出错 · input or output failed: " + failure.getMessage();
    }
    return "程序内部错误，请把此文件与本行报告给我们 · a fault in Shanshui, please report it with this file: "
        + failure
        + (failure.getStackTrace().length > 0 ? " at " + failure.getStackTrace()[0] : "");
  }
}
