package org.shanshui.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The page that leads to what {@code demo} made. */
final class DemoIndex {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>山水 · 样例规划</title>
      <style>
      body { font: 16px/1.7 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
        max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; color: #1d2b26; background: #fbfaf6; }
      h1 { font-size: 1.6rem; margin: 0; }
      p { color: #5a6b64; margin: .25rem 0 2rem; }
      table { width: 100%; border-collapse: collapse; }
      th, td { text-align: left; padding: .6rem .75rem .6rem 0; border-bottom: 1px solid #dfe3dc; }
      th { font-weight: 500; color: #5a6b64; }
      a { color: #11614a; }
      </style>
      </head>
      <body>
      <h1>样例规划</h1>
      <p>虚构城市的规划文本，由山水编译。点开网页可逐句核对。<br>Plans of a fictional city, compiled by Shanshui.</p>
      <table>
      <tr><th>原文 Document</th><th>网页 Page</th><th>工作簿 Workbook</th><th>数据 Data</th></tr>
      ${rows}</table>
      </body>
      </html>
      """;

  private DemoIndex() {}

  /**
   * @param targets what was to be made of each document; what is missing is left out
   * @param folder of the page, to which its links are relative
   */
  static String of(Map<Selection.Input, Map<OutputFormat, Path>> targets, Path folder) {
    StringBuilder rows = new StringBuilder();
    targets.forEach(
        (input, results) -> {
          rows.append("<tr><td>").append(escaped(input.place().toString())).append("</td>");
          for (OutputFormat format :
              new OutputFormat[] {OutputFormat.HTML, OutputFormat.XLSX, OutputFormat.JSON}) {
            rows.append("<td>").append(link(results.get(format), folder, format)).append("</td>");
          }
          rows.append("</tr>\n");
        });
    return PAGE.replace("${rows}", rows);
  }

  private static String link(
      @org.jspecify.annotations.Nullable Path target, Path folder, OutputFormat format) {
    if (target == null || !Files.exists(target)) {
      return "—";
    }
    // By way of a URI, since a name may hold what a link may not (#, %, ?).
    String reference =
        folder.toAbsolutePath().toUri().relativize(target.toAbsolutePath().toUri()).getRawPath();
    return "<a href=\"" + escaped(reference) + "\">" + format.extension() + "</a>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
