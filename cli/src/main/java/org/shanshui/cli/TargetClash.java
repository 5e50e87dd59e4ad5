package org.shanshui.cli;

/** A result that cannot have its place; says why in both languages. */
final class TargetClash extends Exception {
  private static final long serialVersionUID = 1L;

  private final String chinese;
  private final String english;

  TargetClash(String chinese, String english) {
    super(chinese + " · " + english);
    this.chinese = chinese;
    this.english = english;
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }
}
