package org.shanshui.platform.commitments.projects;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a project stands in its life (项目阶段). */
public enum Phase {
  /** 前期. */
  PREPARATION("前期", "Preparation"),
  /** 新开工. */
  NEW_START("新开工", "New start"),
  /** 续建. */
  CONTINUED("续建", "Continued"),
  /** 完工. */
  COMPLETED("完工", "Completed"),
  /** 竣工验收. */
  ACCEPTED("竣工验收", "Accepted");

  private final String chinese;
  private final String english;

  Phase(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /**
   * Where it can go from here: one step on; a project that is begun and finished within a year is
   * never continued; one that fails its acceptance is taken up again.
   */
  public Set<Phase> next() {
    return switch (this) {
      case PREPARATION -> EnumSet.of(NEW_START);
      case NEW_START -> EnumSet.of(CONTINUED, COMPLETED);
      case CONTINUED -> EnumSet.of(COMPLETED);
      case COMPLETED -> EnumSet.of(ACCEPTED, CONTINUED);
      case ACCEPTED -> EnumSet.noneOf(Phase.class);
    };
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** The phase that a plan's or a sheet's word means; null where it means none. */
  static @Nullable Phase called(String word) {
    return switch (word.strip()) {
      case "前期", "谋划", "储备", "前期项目", "PREPARATION" -> PREPARATION;
      case "新开工", "新建", "开工", "NEW_START" -> NEW_START;
      case "续建", "在建", "CONTINUED" -> CONTINUED;
      case "完工", "建成", "竣工", "投产", "COMPLETED" -> COMPLETED;
      case "竣工验收", "验收", "ACCEPTED" -> ACCEPTED;
      default -> null;
    };
  }

  static List<String> words() {
    return List.of(values()).stream().map(Phase::chinese).toList();
  }
}
