package org.shanshui.packkit.expression;

import dev.cel.common.CelIssue;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;

/** What CEL's parser and checker say, in two languages and with what to do. */
final class CelWords {
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '\\((.*?)\\)'.*", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);

  private static final Map<String, Words> TYPES =
      Map.of(
          "decimal", new Words("数", "number"),
          "int", new Words("数", "number"),
          "double", new Words("数", "number"),
          "string", new Words("文字", "text"),
          "bool", new Words("是或否", "yes or no"),
          "date", new Words("日期", "date"),
          "list", new Words("列表", "list"));

  private CelWords() {}

  static Fault fault(CelIssue issue, Place place, Collection<String> inputs) {
    String message = issue.getMessage();
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      String name = undeclared.group(1);
      String there = String.join(", ", inputs);
      return new Fault(
          place,
          new Words("没有名为“" + name + "”的输入或函数", "there is no input or function " + name),
          new Words("可用的输入：" + there, "inputs are " + there));
    }
    Matcher overload = OVERLOAD.matcher(message);
    if (overload.matches()) {
      String operator = overload.group(1).replace("_", "").replace("@", "");
      String types = types(overload.group(2), true);
      return new Fault(
          place,
          new Words(
              "“" + operator + "”不能用于（" + types + "）",
              operator + " does not take (" + types(overload.group(2), false) + ")"),
          new Words(
              "请核对两边的类型；文字加引号，日期写作 date('2025-01-31')",
              "compare the types; a text stands in quotes, a day is date('2025-01-31')"));
    }
    Matcher field = FIELD.matcher(message);
    if (field.matches()) {
      return new Fault(
          place,
          new Words("没有“" + field.group(1) + "”这一列", "there is no column " + field.group(1)),
          new Words("请核对列名", "look up the columns"));
    }
    String first = message.lines().findFirst().orElse("");
    return new Fault(
        place,
        new Words("表达式有误（" + first + "）", "the expression is not sound: " + first),
        new Words(
            "请核对括号、引号和运算符（&& || ! == != < <= > >= + - * /）",
            "check brackets, quotes and operators (&& || ! == != < <= > >= + - * /)"));
  }

  static Words type(String cel) {
    String bare = cel.contains("(") ? cel.substring(0, cel.indexOf('(')) : cel;
    return TYPES.getOrDefault(bare, new Words(cel, cel));
  }

  private static String types(String list, boolean chinese) {
    StringBuilder words = new StringBuilder();
    for (String one : list.split(",\\s*")) {
      words
          .append(words.isEmpty() ? "" : chinese ? "、" : ", ")
          .append(type(one.strip()).in(chinese));
    }
    return words.toString();
  }
}
