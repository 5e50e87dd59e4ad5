package org.shanshui.compiler.about;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Document;

/**
 * What a Markdown file says of itself before its text, between two lines of {@code ---}: names with
 * a value, or with a list of values, which are joined by 、. Deeper YAML says nothing here.
 */
record FrontMatter(Map<String, String> values) {
  private static final int MOST_LINES = 200;
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z_]+):\\s*(.*)");
  private static final Pattern ITEM = Pattern.compile("\\s*-\\s+(.+)");
  private static final Pattern DATE = Pattern.compile("(?:19|20)\\d\\d-\\d\\d-\\d\\d");

  /** The front matter of a document, empty where it has none. */
  static FrontMatter of(Document document) {
    Map<String, String> values = new LinkedHashMap<>();
    String text = document.text();
    if (!document.format().equals("md") || !text.startsWith("---")) {
      return new FrontMatter(values);
    }
    String name = null;
    int line = 0;
    for (String said : (Iterable<String>) text.lines().limit(MOST_LINES)::iterator) {
      if (line++ == 0) {
        continue;
      }
      if (said.startsWith("---") || said.startsWith("...")) {
        return new FrontMatter(values);
      }
      Matcher entry = ENTRY.matcher(said);
      Matcher item = ITEM.matcher(said);
      if (entry.matches()) {
        name = entry.group(1);
        values.put(name, bare(entry.group(2)));
      } else if (item.matches() && name != null) {
        values.merge(name, bare(item.group(1)), (a, b) -> a.isEmpty() ? b : a + "、" + b);
      }
    }
    return new FrontMatter(Map.of());
  }

  private static String bare(String value) {
    String bare = value.strip();
    boolean quoted =
        bare.length() > 1
            && "'\"".indexOf(bare.charAt(0)) >= 0
            && bare.charAt(0) == bare.charAt(bare.length() - 1);
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** A value, null where it is not said. */
  @Nullable String value(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The ISO date on which it was issued, null where that is not said. */
  @Nullable String date() {
    String date = value("date");
    return date != null && DATE.matcher(date).matches() ? date : null;
  }
}
