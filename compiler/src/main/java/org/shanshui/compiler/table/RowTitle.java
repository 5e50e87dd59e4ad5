package org.shanshui.compiler.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker;

/**
 * What a row's first words say of the row.
 *
 * @param name without marker and count: 供水保障类
 * @param level 1 一、 · 2 （一） · 3 1. · 0 without marker
 * @param count 3 in 供水保障类（3个）, null where not said
 */
record RowTitle(String text, String name, int level, @Nullable Integer count) {
  private static final Pattern COUNT =
      Pattern.compile("[,:(\\[]*(?:共计?)?([0-9]{1,5})(?:个|项|处|条|座)?(?:项目|工程|子项)?[)\\]]*$");
  private static final Pattern CHINESE_NUMBER =
      Pattern.compile("[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?|[IVX]{1,4}[.、]?|[Ⅰ-Ⅻ][.、]?|[A-H][.、]?");
  private static final Pattern TOTAL =
      Pattern.compile("(?:合计|总计|共计|总和|全市合计|全省合计|全县合计|全区合计|投资合计|项目合计)(?:数)?");
  private static final Pattern SUBTOTAL = Pattern.compile(".{0,10}(?:小计|分计)");
  private static final Pattern WHOLE = Pattern.compile("全[省市县区州域]|市级?合计|总量|总数|总体");
  private static final Pattern NOTE = Pattern.compile("^(?:注|说明|备注|资料来源|数据来源)\\d?[::、.]");

  /** Reads the words; {@code serial} is what stands in the column of numbers before them. */
  static RowTitle of(String serial, String words) {
    String text = words;
    Marker marker = Marker.of(text);
    int level = marker == null ? 0 : marker.style().level();
    if (marker != null) {
      text = text.substring(marker.contentStart());
    } else if (CHINESE_NUMBER.matcher(serial).matches()) {
      level = serial.startsWith("(") ? 2 : 1;
    }
    Matcher count = COUNT.matcher(text);
    boolean counts = count.find() && count.start() > 0 && isCount(count.group());
    return new RowTitle(
        words,
        counts ? text.substring(0, count.start()) : text,
        level,
        counts ? Integer.valueOf(count.group(1)) : null);
  }

  /** A number alone at the end is no count: 其他 2, 标段3. */
  private static boolean isCount(String said) {
    return said.startsWith("(") || said.startsWith("共") || said.matches(".*[个项处条座].*");
  }

  boolean isTotal(boolean ofPlaces) {
    return TOTAL.matcher(name).matches() || ofPlaces && WHOLE.matcher(name).matches();
  }

  boolean isSubtotal() {
    return SUBTOTAL.matcher(name).matches();
  }

  boolean isPart() {
    return text.startsWith("其中");
  }

  boolean isNote() {
    return NOTE.matcher(text).find();
  }
}
