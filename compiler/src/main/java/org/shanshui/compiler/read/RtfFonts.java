package org.shanshui.compiler.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fonts of an RTF file: their names, and the encodings of the bytes set in them. */
final class RtfFonts {
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final int LONGEST_NAME = 64;

  private final Map<Integer, Charset> charsets = new HashMap<>();
  private final Map<Integer, StringBuilder> names = new HashMap<>();
  private Charset byDefault = charset("windows-1252");

  void codePage(int page) {
    byDefault = ofPage(page);
  }

  /** \fcharset; 0 and 1 leave it to the file's code page. */
  void charset(int font, int code) {
    Charset charset =
        switch (code) {
          case 134 -> CHINESE;
          case 136 -> charset("Big5");
          case 128 -> charset("windows-31j");
          case 129 -> charset("x-windows-949");
          case 204 -> charset("windows-1251");
          case 161 -> charset("windows-1253");
          default -> null;
        };
    if (charset != null) {
      charsets.put(font, charset);
    }
  }

  void name(int font, String piece) {
    StringBuilder name = names.computeIfAbsent(font, f -> new StringBuilder());
    if (name.length() < LONGEST_NAME) {
      name.append(piece.replace(";", ""));
    }
  }

  @Nullable String name(int font) {
    StringBuilder name = names.get(font);
    return name == null ? null : name.toString().strip();
  }

  Charset charset(int font) {
    return charsets.getOrDefault(font, byDefault);
  }

  private static Charset ofPage(int page) {
    return switch (page) {
      case 936, 54936 -> CHINESE;
      case 65001 -> StandardCharsets.UTF_8;
      case 950 -> charset("Big5");
      case 932 -> charset("windows-31j");
      case 949 -> charset("x-windows-949");
      default ->
          page >= 1250 && page <= 1258 ? charset("windows-" + page) : charset("windows-1252");
    };
  }

  /** Not every Java has every encoding. */
  private static Charset charset(String name) {
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
  }
}
