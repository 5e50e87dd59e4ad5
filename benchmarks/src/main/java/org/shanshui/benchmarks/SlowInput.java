package org.shanshui.benchmarks;

import java.util.function.IntFunction;

/** Inputs that a reader which looks too far back or ahead would take too long for. */
enum SlowInput {
  WORDS("prose without a mark", repeated("推进城市更新改造提升")),
  NUMBERS("prose with numbers and without a mark", repeated("新增车位25个和绿地3公顷")),
  COMMAS_OF_NUMBERS("numbers in a list", repeated("绿地25个、")),
  DIGITS("digits", repeated("7")),
  DIGITS_APART("digits parted by blanks", repeated("7 ")),
  CHINESE_DIGITS("一", repeated("一")),
  MULTIPLIERS("万亿", repeated("万亿")),
  TENS("十", repeated("十")),
  OPEN_BRACKETS("(", repeated("（")),
  OPEN_QUOTES("“", repeated("“")),
  OPEN_TITLES("《1", repeated("《1")),
  CLOSED_BRACKETS(")1", repeated("）1")),
  NESTED("nested brackets", size -> "（".repeat(size / 2) + "3个" + "）".repeat(size / 2)),
  NESTED_NUMBERS("numbers in nested brackets", repeated("（新增3个")),
  ORDINALS("第", repeated("第")),
  LIST_MARKS("、", repeated("、")),
  COMMAS(",", repeated("，")),
  STOPS("。", repeated("。")),
  FROM("由", repeated("由")),
  FROM_NUMBERS("由1", repeated("由1%")),
  RESPECTIVELY("分别", repeated("分别")),
  RESPECTIVELY_NUMBERS("分别3个", repeated("分别3个、")),
  RATIOS("1:", repeated("1:")),
  RANGES("1-", repeated("1-")),
  YEARS("2025年", repeated("2025年")),
  MONTHS("到5月", repeated("到5月")),
  OFFICES("unit lists without an end", repeated("市水利局、")),
  RESPONSIBLE("（责任单位：", repeated("（责任单位：市水利局、")),
  ITEMS_ASSIGNED("items with units", repeated("1.新增绿地3公顷（责任单位：市水利局）\n")),
  SENTENCES_ASSIGNED("one line of items with units", repeated("新增绿地3公顷（责任单位：市水利局）。")),
  GENERAL("clauses for all", repeated("1.新增绿地3公顷（市水利局牵头，各县（市、区）政府负责，以下均需各县（市、区）落实）\n")),
  GENERAL_FIRST("clauses for what follows", repeated("以下任务均由各县（市、区）政府负责。\n")),
  LEADS("牵头", repeated("牵头")),
  STARS("**", repeated("*")),
  PIPES("|", repeated("|")),
  BLANKS("blanks", size -> "绿" + " ".repeat(size) + "地"),
  ITEMS("lines of \"1.\"", repeated("1.\n")),
  CHAPTERS("lines of 第一章", repeated("第一章 绿地\n")),
  RESTARTS("lines of 一、", repeated("一、绿地和水\n绿地水\n")),
  SHORT_LINES("200,000 short lines", 1_800_000, repeated("绿地\n")),
  CELLS("lines as of a table's cells", 1_000_000, repeated("绿地率\n1\n2\n")),
  NUMBERED_CELLS("numbered lines as of a table's cells", 1_000_000, repeated("1\n绿地率\n")),
  DUTIES("standing duties", repeated("1.湿地面积不减少\n耕地保有量不减少，每季度通报一次；\n")),
  PROJECTS("projects", repeated("重点项目3个，总投资5亿元，")),
  ROSTERS("rosters", repeated("绿地名单：东山、西山、南山。\n")),
  PLACES("places", repeated("台州市椒江区鼓楼区")),
  LONG_LINE("one line of prose of 5 MB", 5_000_000, repeated("全市新增公共停车位2500个，绿地率提高到40%以上；"));

  private final String title;
  private final int size;
  private final IntFunction<String> text;

  SlowInput(String title, IntFunction<String> text) {
    this(title, 1_000_000, text);
  }

  SlowInput(String title, int size, IntFunction<String> text) {
    this.title = title;
    this.size = size;
    this.text = text;
  }

  private static IntFunction<String> repeated(String unit) {
    return size -> unit.repeat(Math.max(1, size / bytes(unit)));
  }

  private static int bytes(String unit) {
    return unit.chars().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : 3).sum();
  }

  String title() {
    return title.replace("|", "\\|");
  }

  /** Bytes of UTF-8, about. */
  int size() {
    return size;
  }

  /** The input at about {@code size} bytes. */
  String text(int size) {
    return text.apply(size);
  }
}
