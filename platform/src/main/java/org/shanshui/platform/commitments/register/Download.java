package org.shanshui.platform.commitments.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

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

  private static OutputStream begin(HttpServletResponse response, String name, String type)
      throws IOException {
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader("Cache-Control", "no-store");
    return response.getOutputStream();
  }
}
