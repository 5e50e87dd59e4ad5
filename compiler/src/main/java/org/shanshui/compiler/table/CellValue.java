package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.numerals.Hedge;
import org.shanshui.language.numerals.Notation;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.time.TimeExpressions;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * A number in a table cell.
 *
 * @param start index in the cell's clean text
 * @param value with its sign, which only a cell can have and no mention's digits say: -2.3
 * @param place the part of the whole that it holds for: 市区 in 市区≥55，县级市≥25; null for none
 * @param time whether it belongs to a date or period and is no value
 */
record CellValue(
    int start,
    int end,
    Quantity quantity,
    BigDecimal value,
    Op op,
    Kind kind,
    @Nullable String place,
    boolean time) {

  /** Characters around a value that may say something of it. */
  private static final int FAR = 40;

  /** Digits parted in threes by blanks: 1 300. */
  private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?: [0-9]{3})+(?![0-9])");

  private static final Pattern DATE = Pattern.compile("[年月日号]");
  private static final Pattern AT_LEAST =
      Pattern.compile("(?:[≥>⩾≧]=?|不低于|不少于|不小于|不短于|高于|大于|超过|超|至少|突破)[::]?$");
  private static final Pattern AT_MOST =
      Pattern.compile("(?:[≤<⩽≦]=?|不高于|不超过|不大于|不多于|低于|小于|少于|控制在|至多)[::]?$");
  private static final Pattern ABOUT = Pattern.compile("(?:约|大约|[~～≈])$");
  private static final Pattern FALLS = Pattern.compile("(?:下降|降低|减少|削减|压减|缩减)(?:到位)?[::]?$");
  private static final Pattern GROWS = Pattern.compile("(?:增长|增速|年均增长|增幅)[::]?$");
  private static final Pattern RISES = Pattern.compile("(?:提高|提升|上升|增加)[::]?$");

  /** What parts of the value before it begin with. */
  private static final Pattern PART = Pattern.compile("[(,;、]?其中[::]?");

  /** The part of the whole that a value in a cell may be for. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:^|[,、;:( ]|其中:?)([一-鿿]{0,6}(?:[省市县区旗镇乡村城域郊]|农村|小学|初中|高中|幼儿园|男性?|女性?|其他)|(?<=其中|其中:)[一-鿿]{2,8}?)"
              + "(?:[≥≤<>=~～约:( ]|不低于|不少于|不高于|不超过|达到|达|为)*$");

  /** The numbers of a cell in order. */
  static List<CellValue> of(CleanText cell) {
    List<CellValue> values = new ArrayList<>();
    String text = cell.text().replace('—', '~');
    int from = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        i++;
        continue;
      }
      CellValue value = at(text, from, i);
      values.add(value);
      i = value.end();
      from = i;
    }
    return values;
  }

  private static CellValue at(String text, int from, int i) {
    int digits = digitsEnd(text, i);
    TimeExpression day = digits - i == 4 && isDateMark(text, digits) ? day(text, i) : null;
    if (day != null) {
      return date(text, i, day.end());
    }
    String read = text;
    int blanks = 0;
    if (digits < text.length() && text.charAt(digits) == ' ') {
      Matcher thousands = THOUSANDS.matcher(text).region(i, text.length());
      if (thousands.lookingAt()) {
        String whole = thousands.group().replace(" ", "");
        blanks = thousands.end() - i - whole.length();
        read = text.substring(0, i) + whole + text.substring(thousands.end());
      }
    }
    Quantity quantity = Quantities.at(read, i);
    if (quantity == null) {
      return date(text, i, digits);
    }
    int end = quantity.end() + blanks;
    String before = text.substring(Math.max(from, i - FAR), i);
    String after = text.substring(end, Math.min(text.length(), end + FAR));
    boolean date = quantity.unit().startsWith("年") || DATE.matcher(after).lookingAt();
    boolean negative = before.matches("[\\[(]?[-−–]") && quantity.upper() == null;
    return new CellValue(
        i,
        end,
        quantity,
        negative ? quantity.value().negate() : quantity.value(),
        op(before, after),
        kind(before, quantity),
        place(before),
        date);
  }

  private static boolean isDateMark(String text, int i) {
    return i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '/');
  }

  /** 2025-03-01, 2025/3/1, 2025-03; null for what is none, such as 2025-2030. */
  private static @Nullable TimeExpression day(String text, int i) {
    TimeExpression time = TimeExpressions.at(text, i, null);
    return time != null && (time.shape() == Shape.DATE || time.shape() == Shape.MONTH)
        ? time
        : null;
  }

  /** What is no quantity: a date, a calendar year, a time of day. */
  private static CellValue date(String text, int from, int to) {
    int digits = digitsEnd(text, from);
    BigDecimal value = new BigDecimal(text.substring(from, Math.min(digits, from + FAR)));
    boolean year = to < text.length() && text.charAt(to) == '年';
    Quantity bare =
        new Quantity(from, to, value, null, "", null, BigDecimal.ONE, Notation.ARABIC, Hedge.NONE);
    return new CellValue(from, year ? to + 1 : to, bare, value, Op.EQUAL, Kind.LEVEL, null, true);
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static Op op(String before, String after) {
    String bare = before.strip();
    String behind = after.startsWith("]") || after.startsWith(")") ? after.substring(1) : after;
    bare = bare.endsWith("[") || bare.endsWith("(") ? bare.substring(0, bare.length() - 1) : bare;
    behind = behind.strip();
    if (AT_LEAST.matcher(bare).find()
        || behind.startsWith("以上")
        || behind.startsWith("及以上")
        || behind.startsWith("+")) {
      return Op.AT_LEAST;
    }
    if (AT_MOST.matcher(bare).find()
        || behind.startsWith("以内")
        || behind.startsWith("以下")
        || behind.startsWith("之内")) {
      return Op.AT_MOST;
    }
    return ABOUT.matcher(bare).find() || behind.startsWith("左右") ? Op.ABOUT : Op.EQUAL;
  }

  private static Kind kind(String before, Quantity quantity) {
    if (FALLS.matcher(before).find()) {
      return Kind.REDUCTION;
    }
    if (GROWS.matcher(before).find()) {
      return Kind.GROWTH;
    }
    boolean points = quantity.unit().endsWith("百分点");
    return points && RISES.matcher(before).find() ? Kind.RISE : Kind.LEVEL;
  }

  private static @Nullable String place(String before) {
    Matcher place = PLACE.matcher(before);
    return place.find() ? place.group(1) : null;
  }

  /** The one value of a cell, or the first of which the others are said to be parts: 92(其中山区30). */
  static @Nullable CellValue whole(CleanText cell, List<CellValue> values) {
    CellValue only = only(values);
    if (only != null || values.isEmpty() || values.get(0).time()) {
      return only;
    }
    Matcher part = PART.matcher(cell.text());
    return part.find() && values.get(0).end() <= part.start() && values.get(1).start() >= part.end()
        ? values.get(0)
        : null;
  }

  /** The one value of a cell, null where it has none or several. */
  static @Nullable CellValue only(List<CellValue> values) {
    CellValue only = null;
    for (CellValue value : values) {
      if (!value.time()) {
        if (only != null) {
          return null;
        }
        only = value;
      }
    }
    return only;
  }
}
