package org.shanshui.compiler.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of file that can be read. */
enum Format {
  TXT("txt", "text"),
  MD("md", "markdown"),
  HTML("html", "htm", "xhtml", "shtml"),
  DOCX("docx", "docm", "dotx", "wps", "wpt"),
  DOC("doc", "dot", "wps", "wpt"),
  RTF("rtf", "doc"),
  ODT("odt", "ott"),
  PDF("pdf"),
  OFD("ofd"),
  XLSX("xlsx", "xlsm", "xltx", "et", "ett"),
  XLS("xls", "xlt", "et", "ett"),
  ODS("ods", "ots"),
  CSV("csv"),

  /** Read only where a program for it is at hand. */
  IMAGE("image", "png", "jpg", "jpeg", "gif", "tif", "tiff");

  private final String[] extensions;

  Format(String... extensions) {
    this.extensions = extensions;
  }

  /** The word on the wire, which is also the usual extension. */
  String word() {
    return extensions[0];
  }

  /** All endings that documents bear; folders hold images that are none. */
  static Set<String> endings() {
    Set<String> all = new TreeSet<>();
    for (Format format : values()) {
      if (format != IMAGE) {
        all.addAll(List.of(format.extensions));
      }
    }
    return all;
  }

  /** The formats that files of the name's extension hold: .wps and .et hold either of two. */
  static Set<Format> promisedBy(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Set<Format> promised = EnumSet.noneOf(Format.class);
    for (Format format : values()) {
      for (String known : format.extensions) {
        if (known.equals(extension)) {
          promised.add(format);
        }
      }
    }
    return promised;
  }
}
