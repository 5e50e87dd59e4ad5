package org.shanshui.platform.commitments.projects;

import java.util.Optional;

/** Where a project's money comes from (资金来源). */
public enum Funds {
  CENTRAL("中央", "Central"),
  PROVINCE("省", "Province"),
  CITY("市", "City"),
  COUNTY("县", "County"),
  SOCIAL("社会资本", "Private capital"),
  LOAN("银行贷款", "Bank loans"),
  BOND("专项债", "Special bonds"),
  OTHER("其他", "Other"),
  /** The plan states the money and not where it comes from. */
  UNSPECIFIED("未分来源", "Not specified");

  private final String chinese;
  private final String english;

  Funds(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  static Optional<Funds> called(String word) {
    for (Funds funds : values()) {
      if (funds.chinese.equals(word.strip())) {
        return Optional.of(funds);
      }
    }
    return Optional.empty();
  }
}
