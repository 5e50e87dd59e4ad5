package org.shanshui.language.offices;

/** The part that a body or a person has in a piece of work (责任分工). */
public enum Role {
  /** 牵头, 主办, 负总责: leads. */
  LEAD,
  /** 责任, 负责, 承办: answers for it; the first of them leads where nobody else does. */
  RESPONSIBLE,
  /** 指导: guides those who do it; the first of them leads where nobody else is named. */
  GUIDE,
  /** 配合, 协办, 参与: helps. */
  SUPPORT,
  /** 督办, 考核: sees to it that it is done; no part in the work itself. */
  OVERSIGHT,
  /** 责任领导, 责任人: a person, never a body. */
  LEADER,
  /** 完成时限: not a part but the date. */
  DUE,
  /** 联系电话, 资金来源, 督办单位: what the clause says besides. */
  REMARK
}
