package org.shanshui.compiler.table;

/** What a column of a table holds, and, in a table that lies on its side, a row. */
public enum Role {
  /** 序号: the row's number. */
  SERIAL,
  /** 项目编号, 代码: what the row's thing is filed under. */
  CODE,
  /** 类别: the group the row belongs to. */
  CATEGORY,
  /** 指标: what is measured. */
  INDICATOR,
  /** 项目名称: the project. */
  PROJECT,
  /** 重点任务: the piece of work. */
  TASK,
  /** 县（市、区）: for what place the row's values hold. */
  REGION,
  /** 建设地点: where a project stands; it bounds no value. */
  PLACE,
  /** 单位: in which the row's values are given. */
  UNIT,
  /** 2020年基数: what is so already. */
  BASE,
  /** 2025年目标: what is to be reached. */
  TARGET,
  /** 年均/累计: what is to be reached on average or in all over the plan's years. */
  AVERAGE,
  /** 指标属性: 约束性, 预期性. */
  NATURE,
  /** 总投资, 2026年计划投资, 中央资金: money. */
  INVESTMENT,
  /** 建设性质: 新建, 续建, 前期. */
  PHASE,
  /** 开工日期: from when a project is built. */
  START,
  /** 建设起止年限: from when to when a project is built. */
  PERIOD,
  /** 责任单位, 牵头单位: who answers for it. */
  LEAD,
  /** 配合单位: who shares in it. */
  SUPPORT,
  /** 完成时限: by when. */
  DUE,
  /** 建设内容及规模, 进度目标: what is built or done, in words. */
  CONTENT,
  /** 指标解释, 计算方法: what an indicator means; its numbers commit to nothing. */
  EXPLANATION,
  /** 备注. */
  REMARK,
  /** 年份: the year that the row's values are for. */
  YEAR,
  /** 老旧小区改造: the head itself says what is measured. */
  METRIC
}
