package org.shanshui.language.offices;

import org.jspecify.annotations.Nullable;

/**
 * A body (单位) where a text names it.
 *
 * @param start first char, an index into the text
 * @param end after the last char
 * @param quote the text between them
 * @param canonical its full name without the region, 市发展和改革委员会; null if it is no name of a body
 * @param etc whether 等 follows it
 */
public record OfficeName(
    int start, int end, String quote, @Nullable String canonical, Kind kind, boolean etc) {

  /** What sort of name it is. */
  public enum Kind {
    /** One body: 市水利局. */
    NAMED,
    /** Many bodies by what they are: 各县（市、区）政府, 市级有关单位. */
    COLLECTIVE,
    /** Not a name of a government body: 高校, 相关企业. */
    OTHER
  }
}
