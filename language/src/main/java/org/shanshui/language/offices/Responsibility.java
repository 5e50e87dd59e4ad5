package org.shanshui.language.offices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a piece of work (责任分工), as one clause says it. All offsets are into the text that
 * was read.
 *
 * @param start of the clause, its brackets included
 * @param end after the clause
 * @param lead the body that leads, or the first of those responsible; null if only persons are
 *     named
 * @param led whether the lead is said to lead, and is not only named first
 * @param support all other bodies, in the order of the text
 * @param leaders persons (责任领导), as written
 * @param due the time limit (完成时限), as written
 * @param etc whether 等 says that more bodies are meant
 * @param generalClause what holds for other tasks too
 */
public record Responsibility(
    int start,
    int end,
    Form form,
    @Nullable OfficeName lead,
    boolean led,
    List<OfficeName> support,
    List<Quote> leaders,
    @Nullable Quote due,
    boolean etc,
    @Nullable GeneralClause generalClause) {

  /** How the clause stands in its text. */
  public enum Form {
    /** （市水利局牵头）. */
    BRACKET,
    /** 牵头单位：市水利局 without brackets. */
    LABELS,
    /** 由市水利局牵头. */
    SENTENCE
  }

  /** Who is responsible by the general clause. */
  public List<OfficeName> implied() {
    return generalClause == null ? List.of() : generalClause.units();
  }

  /** Whether the clause names any body for its own piece of work. */
  public boolean namesUnits() {
    return lead != null || !support.isEmpty();
  }
}
