package org.shanshui.platform.cases.loop;

import java.util.List;

/**
 * A step as somebody wants to take it.
 *
 * @param text what they say of it
 * @param evidence the sorts of the files they attach
 */
public record Move(Step step, By by, String text, List<EvidenceSort> evidence) {
  public Move {
    text = text.strip();
    evidence = List.copyOf(evidence);
  }

  public static Move of(Step step, By by, String text) {
    return new Move(step, by, text, List.of());
  }
}
