package org.shanshui.language.noise;

/** Forms of one character that mean the same to a reader: full width, presentation, radicals. */
public final class CharacterForms {
  /** Stands for a character that is not there for the reader: zero-width marks, soft hyphens. */
  public static final char NOTHING = '\0';

  private static final char[] FORMS = forms();

  private CharacterForms() {}

  private static char[] forms() {
    char[] to = new char[0x10000];
    for (int c = 0; c < to.length; c++) {
      to[c] = (char) c;
    }
    for (int c = 0xFF01; c <= 0xFF5E; c++) {
      to[c] = (char) (c - 0xFEE0);
    }
    // Kangxi radicals stand for the characters themselves in text drawn from many PDF files.
    for (int c = 0x2F00; c <= 0x2FD5; c++) {
      String plain =
          java.text.Normalizer.normalize(String.valueOf((char) c), java.text.Normalizer.Form.NFKC);
      to[c] = plain.charAt(0);
    }
    for (char c :
        "\u3000\u00A0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u2028\u2029\u0085\u000B\f"
            .toCharArray()) {
      to[c] = ' ';
    }
    for (char c : "\u200B\u200C\u200D\u2060\uFEFF\u00AD\uFFFD".toCharArray()) {
      to[c] = NOTHING;
    }
    map(to, "〔〕﹝﹞【】", "[][][]");
    map(to, "○◯", "〇〇");
    map(to, "﹪٪", "%%");
    map(to, "―─━", "———");
    map(to, "～∼〜", "~~~");
    map(to, "∶︰", "::");
    to['–'] = '-';
    to['﹣'] = '-';
    to['•'] = '·';
    to['｡'] = '。';
    to['､'] = '、';
    return to;
  }

  private static void map(char[] to, String from, String into) {
    for (int i = 0; i < from.length(); i++) {
      to[from.charAt(i)] = into.charAt(i);
    }
  }

  /** The plain form of {@code c}, {@link #NOTHING} for one that is not there for the reader. */
  public static char halfWidth(char c) {
    return FORMS[c];
  }
}
