package org.shanshui.compiler.read;

import java.util.Locale;
import java.util.Optional;

/** The kinds of file that can be read. */
enum Format {
  TXT("txt", "text"),
  MD("md", "markdown"),
  HTML("html", "htm", "xhtml", "shtml"),
  DOCX("docx", "docm", "dotx"),
  DOC("doc", "dot", "wps"),
  PDF("pdf");

  private final String[] extensions;

  Format(String... extensions) {
    this.extensions = extensions;
  }

  /** The word on the wire, which is also the usual extension. */
  String word() {
    return extensions[0];
  }

  /** What the name's extension promises. */
  static Optional<Format> promisedBy(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      for (String known : format.extensions) {
        if (known.equals(extension)) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }
}
