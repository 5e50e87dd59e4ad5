package org.shanshui.packkit.pack;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.yaml.Node;

/** Words in which {@code {names}} stand for what they are filled with. */
public record Template(Words words) {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

  /** What a name stands for in a language; empty where there is nothing to say. */
  public interface Values {
    String value(String name, boolean chinese);
  }

  /**
   * Reads {@code zh} and {@code en} of a map.
   *
   * @param names that there are
   * @return empty where another one is used, which is a fault at its text
   */
  public static Optional<Template> read(Node.Mapping map, Collection<String> names, Faults faults) {
    int before = faults.size();
    for (String language : new String[] {"zh", "en"}) {
      Node.Scalar text = (Node.Scalar) map.get(language);
      Matcher name = NAME.matcher(text.text());
      while (name.find()) {
        if (!names.contains(name.group(1))) {
          String there = "{" + String.join("} {", names) + "}";
          faults.add(
              text.first(),
              new Words("文字中的 " + name.group() + " 没有对应的值", name.group() + " stands for nothing"),
              new Words("可用：" + there, "there are " + there));
        }
      }
    }
    return faults.size() == before ? Optional.of(new Template(map.words())) : Optional.empty();
  }

  public Words fill(Values values) {
    return new Words(fill(values, true), fill(values, false));
  }

  private String fill(Values values, boolean chinese) {
    String text = words.in(chinese);
    StringBuilder filled = new StringBuilder();
    int done = 0;
    // In one pass: what fills a name is not looked into for other names.
    for (int close = text.indexOf('}'); close >= 0; close = text.indexOf('}', close + 1)) {
      int open = text.lastIndexOf('{', close);
      if (open >= done) {
        filled.append(text, done, open);
        filled.append(values.value(text.substring(open + 1, close), chinese));
        done = close + 1;
      }
    }
    return filled.append(text, done, text.length()).toString();
  }
}
