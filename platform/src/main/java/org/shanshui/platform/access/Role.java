package org.shanshui.platform.access;

/**
 * What a person is in the house (角色). A role says what may be done; where, is said by the {@link
 * Sight}.
 */
public enum Role {
  /** 统筹人员: owns plans, dispatches, accepts reports. */
  PLANNER(true),
  /** 部门人员: reports for a unit; sees what the unit leads or supports. */
  UNIT_OFFICER(false),
  /** 县区人员: reports for a county; sees all of it. */
  COUNTY_OFFICER(true),
  /** 领导: reads everything in the region. */
  LEADER(true),
  /** 督查人员: finds, assigns and verifies cases in the region. */
  INSPECTOR(true),
  /** 审计人员: reads everything in the region and the record of changes. */
  AUDITOR(true),
  /** 系统管理员: units, people and settings; no business. */
  ADMINISTRATOR(false),
  /** 安全管理员: who has which role, passwords for one use, locks; no business. */
  SECURITY(false);

  private final boolean regionWide;

  Role(boolean regionWide) {
    this.regionWide = regionWide;
  }

  /** Whether the role sees everything in its region, not only what its unit takes part in. */
  public boolean isRegionWide() {
    return regionWide;
  }

  /** Whether the role takes part in business, be it only by reading it. */
  public boolean isBusiness() {
    return this != ADMINISTRATOR && this != SECURITY;
  }

  /** The authority's name in Spring Security. */
  public String authority() {
    return "ROLE_" + name();
  }
}
