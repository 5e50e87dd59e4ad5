package org.shanshui.platform.dispatch;

import org.jspecify.annotations.Nullable;

/** The columns of the round's workbook, in their order. Those with a field are filled in. */
enum Column {
  KEY("编号", "id", 4, null),
  VERSION("版本", "version", 4, null),
  UNIT("单位", "unit", 20, null),
  KIND("类别", "kind", 7, null),
  TITLE("承诺事项", "commitment", 36, null),
  METRIC("指标", "metric", 20, null),
  PLANNED("规划要求", "planned", 14, null),
  LAST_PERCENT("上期进度%", "last progress %", 10, null),
  LAST_VALUE("上期指标值", "last value", 11, null),
  LAST_TOTAL("上期累计投资（万元）", "last cumulative", 14, null),
  PERCENT("进度%", "progress %", 9, Field.PERCENT),
  VALUE("指标值", "value", 11, Field.VALUE),
  INVESTED("本期投资（万元）", "invested in period", 13, Field.INVESTMENT),
  INVESTED_TOTAL("累计投资（万元）", "invested in all", 13, Field.INVESTMENT),
  PROGRESS("进展情况", "account of progress", 40, Field.PROGRESS),
  PROBLEMS("存在问题", "problems", 28, Field.PROBLEMS),
  NEXT_STEPS("下步打算", "next steps", 28, Field.NEXT_STEPS),
  WHY_LESS("减少原因", "why less", 18, Field.PROGRESS),
  AS_OF("数据截止日期", "as of", 13, Field.PROGRESS);

  private final String chinese;
  private final String english;
  private final int width;
  private final @Nullable Field field;

  Column(String chinese, String english, int width, @Nullable Field field) {
    this.chinese = chinese;
    this.english = english;
    this.width = width;
    this.field = field;
  }

  String head() {
    return chinese + "\n" + english;
  }

  String chinese() {
    return chinese;
  }

  int width() {
    return width;
  }

  /** What is filled in here; null for what is only shown. */
  @Nullable Field field() {
    return field;
  }

  boolean isNumber() {
    return this == PERCENT || this == VALUE || this == INVESTED || this == INVESTED_TOTAL;
  }

  /** As Excel calls it: A, B … */
  String letter() {
    return String.valueOf((char) ('A' + ordinal()));
  }
}
