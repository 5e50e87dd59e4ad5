package org.shanshui.compiler.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A heading (标题) and what it rules.
 *
 * @param id stable within the plan, by position: {@code 1}, {@code 1.2}, {@code 1.2.3}
 * @param level 1 for 一、 · 2 for （一） · 3 for 1. · 4 for （1） or ①, or as the document numbers
 * @param number as written without its punctuation (一, 3, 第一章), null where unnumbered
 * @param start of the heading
 * @param end of the text it rules
 * @param commitments without a number that stand in its own text, not in its children's
 */
public record OutlineNode(
    String id,
    int level,
    @Nullable String number,
    String title,
    int start,
    int end,
    List<QualitativeTarget> commitments,
    List<OutlineNode> children) {

  /** Its commitments without a number and those of all below it. */
  Stream<QualitativeTarget> allCommitments() {
    return Stream.concat(
        commitments.stream(), children.stream().flatMap(OutlineNode::allCommitments));
  }
}
