package org.shanshui.compiler.flat;

import java.util.Arrays;
import org.shanshui.compiler.table.Head;
import org.shanshui.compiler.table.Role;

/**
 * What the cells of a column look like.
 *
 * <p>Costs are in the measure of one cell: a cell that stands where it belongs is worth 1, and one
 * that costs 1 is worth nothing.
 */
enum ColumnKind {
  SERIAL(2.5),
  CATEGORY(0.15),
  NAME(3),
  CONTENT(0.8),
  UNIT(0.8),
  /** What holds already; where a row gives one value only, it is not this. */
  BASE(0.8),
  VALUE(1),
  /** On average or in all; many rows have none. */
  AVERAGE(0.7),
  NATURE(1),
  PHASE(0.8),
  PERIOD(0.8),
  OFFICES(0.8),
  /** What the row's name means, in sentences. */
  EXPLANATION(1),
  REMARK(0.15),
  /** Words that no head says more of. */
  TEXT(0.8),
  /** A column whose head says nothing of its cells. */
  ANY(0.8);

  /** How many there are. */
  static final int COUNT = values().length;

  private static final double NEVER = 8;

  private final double absent;
  private final double[] costs = new double[Form.values().length];

  ColumnKind(double absent) {
    this.absent = absent;
    Arrays.fill(costs, NEVER);
  }

  static {
    SERIAL.takes(Form.INTEGER, 0).takes(Form.TOTAL, 0.3);
    TEXT.takes(Form.WORDS, 0)
        .takes(Form.MEASURED_WORDS, 0)
        .takes(Form.LONG_WORDS, 0.1)
        .takes(Form.OFFICES, 0.1)
        .takes(Form.PHASE, 0.4)
        .takes(Form.UNIT, 0.6)
        .takes(Form.DASH, 0.3)
        .takes(Form.PERIOD, 1)
        .takes(Form.NUMBER, 1.2);
    CATEGORY
        .takes(Form.WORDS, 0)
        .takes(Form.DASH, 0.3)
        .takes(Form.OFFICES, 0.4)
        .takes(Form.MEASURED_WORDS, 1.2);
    NAME.takes(Form.WORDS, 0)
        .takes(Form.MEASURED_WORDS, 0.2)
        .takes(Form.LONG_WORDS, 0.2)
        .takes(Form.OFFICES, 0.4)
        .takes(Form.TOTAL, 0.3)
        .takes(Form.PHASE, 1.5)
        .takes(Form.UNIT, 2)
        .takes(Form.PROSE, 2);
    CONTENT
        .takes(Form.LONG_WORDS, 0)
        .takes(Form.MEASURED_WORDS, 0)
        .takes(Form.WORDS, 0.1)
        .takes(Form.PROSE, 0.3)
        .takes(Form.OFFICES, 0.6)
        .takes(Form.NUMBER, 0.9)
        .takes(Form.DASH, 0.5)
        .takes(Form.PHASE, 1.5)
        .takes(Form.UNIT, 2);
    EXPLANATION
        .takes(Form.PROSE, 0)
        .takes(Form.LONG_WORDS, 0)
        .takes(Form.MEASURED_WORDS, 0.1)
        .takes(Form.WORDS, 0.2)
        .takes(Form.OFFICES, 0.6)
        .takes(Form.DASH, 0.5);
    UNIT.takes(Form.UNIT, 0).takes(Form.DASH, 0.3).takes(Form.WORDS, 1.3);
    for (ColumnKind value : new ColumnKind[] {BASE, VALUE, AVERAGE}) {
      value
          .takes(Form.INTEGER, 0)
          .takes(Form.NUMBER, 0)
          .takes(Form.DASH, 0)
          .takes(Form.MEASURED_WORDS, 0.5)
          .takes(Form.WORDS, 0.8)
          .takes(Form.LONG_WORDS, 1.2)
          .takes(Form.PERIOD, 1.5);
    }
    NATURE.takes(Form.NATURE, 0);
    // 性质 and 类型 head an indicator's nature as well as a project's stage and a field of work.
    PHASE.takes(Form.PHASE, 0).takes(Form.NATURE, 0).takes(Form.WORDS, 1);
    CATEGORY.takes(Form.NATURE, 0.3);
    PERIOD
        .takes(Form.PERIOD, 0)
        .takes(Form.INTEGER, 1)
        .takes(Form.DASH, 0.5)
        .takes(Form.WORDS, 1)
        .takes(Form.MEASURED_WORDS, 0.6);
    OFFICES
        .takes(Form.OFFICES, 0)
        .takes(Form.WORDS, 0.7)
        .takes(Form.LONG_WORDS, 1)
        .takes(Form.DASH, 0.5);
    REMARK
        .takes(Form.WORDS, 0.3)
        .takes(Form.LONG_WORDS, 0.3)
        .takes(Form.MEASURED_WORDS, 0.3)
        .takes(Form.NATURE, 0.2)
        .takes(Form.DASH, 0.2)
        .takes(Form.NUMBER, 1);
    for (Form form : Form.values()) {
      ANY.takes(form, form == Form.PROSE || form == Form.PAGE ? 3 : 0.2);
    }
  }

  private ColumnKind takes(Form form, double cost) {
    costs[form.ordinal()] = cost;
    return this;
  }

  /** What it costs when a row leaves the column out. */
  double absent() {
    return absent;
  }

  /** What it costs when a cell of this form stands in the column. */
  double cost(Form form) {
    return costs[form.ordinal()];
  }

  /** Whether its cells go on over lines. */
  boolean isText() {
    return switch (this) {
      case CATEGORY, NAME, CONTENT, EXPLANATION, TEXT, OFFICES, REMARK, ANY -> true;
      default -> false;
    };
  }

  boolean isValue() {
    return this == VALUE || this == BASE || this == AVERAGE;
  }

  /** The kind that a head gives its column. */
  static ColumnKind of(Head head) {
    Role role = head.role();
    if (role == null) {
      boolean measures = head.unit() != null || head.year() != null || head.measures();
      return measures ? VALUE : ANY;
    }
    return switch (role) {
      case SERIAL -> SERIAL;
      case CATEGORY -> CATEGORY;
      case INDICATOR, PROJECT, TASK, REGION -> NAME;
      case UNIT -> UNIT;
      case BASE -> BASE;
      case AVERAGE -> AVERAGE;
      case TARGET, INVESTMENT, METRIC -> VALUE;
      case NATURE -> NATURE;
      case PHASE -> PHASE;
      case START, PERIOD, DUE, YEAR -> PERIOD;
      case LEAD, SUPPORT -> OFFICES;
      case CONTENT, PLACE -> CONTENT;
      case EXPLANATION -> EXPLANATION;
      case REMARK, CODE -> REMARK;
    };
  }

  /** The kind of a column whose cells mostly have this form. */
  static ColumnKind of(Form form) {
    return switch (form) {
      case INTEGER, NUMBER, DASH, PAGE -> VALUE;
      case UNIT -> UNIT;
      case NATURE -> NATURE;
      case PERIOD -> PERIOD;
      case PHASE -> PHASE;
      case OFFICES -> OFFICES;
      case PROSE -> EXPLANATION;
      case TOTAL, WORDS, MEASURED_WORDS, LONG_WORDS -> TEXT;
    };
  }
}
