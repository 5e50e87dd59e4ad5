package org.shanshui.compiler.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a check asks of a compiled document: {@code title}, {@code period.from}, how many {@code
 * task} or {@code task[三]} there are, {@code target[12家].metric}.
 *
 * @param thing a property of the document, or a kind of thing that it holds
 * @param which of them, null for all
 * @param field what is asked of those, null for their number
 */
record Question(String thing, @Nullable String which, @Nullable String field) {
  private static final Pattern SHAPE =
      Pattern.compile("([a-z_]+(?:\\.[a-z]+)?)(?:\\[(.*)])?(?:\\.([a-z_]+))?");

  static Question of(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("not a question: " + text);
    }
    return new Question(shape.group(1), shape.group(2), shape.group(3));
  }
}
