package org.shanshui.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan document (规划文本) holds. Every part can be followed back to its place: all offsets are
 * Unicode code points into the text as read, start inclusive, end exclusive.
 *
 * @param kind the document's kind as it calls itself: 规划, 行动计划, 工作要点, 工作报告, 方案 …
 * @param issuedOn ISO 8601 date, or year-month where no day is said
 */
public record Plan(
    SourceInfo source,
    @Nullable String title,
    @Nullable String issuer,
    @Nullable Region region,
    @Nullable String kind,
    @Nullable String documentNumber,
    @Nullable String issuedOn,
    @Nullable YearRange period,
    @Nullable Integer baseYear,
    List<OutlineNode> outline,
    List<QuantityMention> quantities,
    List<Task> tasks,
    List<Indicator> indicators,
    List<Project> projects,
    List<Roster> rosters,
    List<Table> tables,
    List<PlaceMention> places,
    List<OfficeMention> offices,
    List<Diagnostic> diagnostics) {

  /** The targets without a number of the whole outline, in order of the text. */
  public List<QualitativeTarget> qualitativeTargets() {
    return outline.stream().flatMap(OutlineNode::allCommitments).toList();
  }

  /** The name of this shape on the wire. */
  public static final String SCHEMA = "shanshui/plan/2";

  /**
   * Where the text came from.
   *
   * @param sha256 of the bytes, lower-case hexadecimal
   * @param characters of the text as read, in code points
   */
  public record SourceInfo(String name, String format, String sha256, int characters) {}

  /**
   * The region (行政区划) that a plan is for.
   *
   * @param code of GB/T 2260, six digits, null where the name is not in the register
   */
  public record Region(String name, @Nullable String code) {}

  /**
   * First and last year that a plan covers, both inclusive.
   *
   * @param from null where the document says only by when: 到2030年
   */
  public record YearRange(@Nullable Integer from, int to) {}
}
