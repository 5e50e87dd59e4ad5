package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.SymbolEncoding;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.ResourceLines;

/**
 * Fonts whose signs stand under other characters' numbers: Word writes ≥ of Symbol as byte B3, or
 * as U+F0B3. Symbol is known by Adobe's encoding, the Wingdings by {@code symbol-fonts.txt}.
 */
final class SymbolFont {
  private static final int PRIVATE_USE = 0xF000;

  private SymbolFont() {}

  private static final class Tables {
    static final Map<String, Map<Integer, String>> DINGBATS = dingbats();

    private static Map<String, Map<Integer, String>> dingbats() {
      Map<String, Map<Integer, String>> fonts = new HashMap<>();
      for (String line : ResourceLines.of(SymbolFont.class, "symbol-fonts.txt")) {
        String[] fields = line.split("\t");
        Map<Integer, String> signs = fonts.computeIfAbsent(fields[0], name -> new HashMap<>());
        for (int i = 1; i < fields.length; i++) {
          int colon = fields[i].indexOf(':');
          int code = Integer.parseInt(fields[i].substring(0, colon), 16);
          String shown = fields[i].substring(colon + 1);
          int[] points = shown.codePoints().toArray();
          for (int k = 0; k < points.length; k++) {
            signs.put(code + k, Character.toString(points[k]));
          }
        }
      }
      return fonts;
    }
  }

  static boolean isKnown(String font) {
    String name = font.strip().toLowerCase(Locale.ROOT);
    return name.equals("symbol") || name.startsWith("wingdings");
  }

  /**
   * The sign that the font shows under the code, which is a byte or one in U+F000 to U+F0FF; null
   * where it is not known.
   */
  static @Nullable String sign(String font, int code) {
    int low = code >= PRIVATE_USE && code <= PRIVATE_USE + 0xFF ? code - PRIVATE_USE : code;
    if (low < ' ' || low > 0xFF) {
      return null;
    }
    String name = font.strip().toLowerCase(Locale.ROOT);
    if (!name.equals("symbol")) {
      return Tables.DINGBATS.getOrDefault(name, Map.of()).get(low);
    }
    Encoding symbol = SymbolEncoding.INSTANCE;
    return low == ' ' ? " " : GlyphList.getAdobeGlyphList().toUnicode(symbol.getName(low));
  }

  /** A run's text as the font shows it; codes without a known sign are left as they are. */
  static String shown(@Nullable String font, String text) {
    if (font == null || !isKnown(font)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String sign = isCoded(c) ? sign(font, c) : null;
      shown.append(sign == null ? Character.toString(c) : sign);
    }
    return shown.toString();
  }

  /** Chinese in a run of Symbol is shown in another font. */
  private static boolean isCoded(char c) {
    return c > ' ' && c <= 0xFF || c >= PRIVATE_USE && c <= PRIVATE_USE + 0xFF;
  }
}
