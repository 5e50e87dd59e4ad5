package org.shanshui.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A file that an answer carries. */
public final class Download {
  private Download() {}

  /** A workbook; returns where it is to be written. */
  public static OutputStream workbook(HttpServletResponse response, String name)
      throws IOException {
    return begin(
        response,
        name + ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  }

  /** A Word document. */
  public static OutputStream document(HttpServletResponse response, String name)
      throws IOException {
    return begin(
        response,
        name + ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  }

  /** As many characters of a name as fit into the head of an answer, written out. */
  private static final int LONGEST = 150;

  /**
   * What makes the browser save an answer under this name and never show it; a very long one is
   * shortened before its ending.
   */
  public static String attachment(String name) {
    return ContentDisposition.attachment()
        .filename(shortened(name), StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  private static String shortened(String name) {
    int letters = name.codePointCount(0, name.length());
    int point = name.lastIndexOf('.');
    String ending = point < 0 || name.length() - point > 10 ? "" : name.substring(point);
    return letters <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
  }

  private static OutputStream begin(HttpServletResponse response, String name, String type)
      throws IOException {
    response.setContentType(type);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
    response.setHeader("Cache-Control", "no-store");
    return response.getOutputStream();
  }
}
