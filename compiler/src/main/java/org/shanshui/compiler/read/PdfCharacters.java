package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.Map;
import org.shanshui.language.lexicon.ResourceLines;

/**
 * The plain form of characters that fonts stand in for others: radicals that look like the
 * character (⽔ for 水), and punctuation turned for vertical lines (︒ for 。).
 */
final class PdfCharacters {
  private static final Map<Character, Character> PLAIN = plainForms();

  private PdfCharacters() {}

  private static Map<Character, Character> plainForms() {
    Map<Character, Character> forms = new HashMap<>();
    for (String line : ResourceLines.of(PdfCharacters.class, "character-forms.txt")) {
      for (String pair : line.split(" ")) {
        forms.put(pair.charAt(0), pair.charAt(1));
      }
    }
    return forms;
  }

  static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u22EF' && PLAIN.containsKey(c)) {
        StringBuilder plain = new StringBuilder(text);
        for (int k = i; k < text.length(); k++) {
          plain.setCharAt(k, PLAIN.getOrDefault(text.charAt(k), text.charAt(k)));
        }
        return plain.toString();
      }
    }
    return text;
  }
}
