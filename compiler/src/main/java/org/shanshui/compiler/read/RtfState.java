package org.shanshui.compiler.read;

/** What holds inside one group of an RTF file; groups inside it begin with the same. */
final class RtfState {
  /** Where text goes. */
  enum Place {
    TEXT,
    FONTS,
    STYLES,
    NOWHERE
  }

  Place place = Place.TEXT;

  /** Where text went before a group that is written twice began (\\upr). */
  Place around = Place.TEXT;

  int font;

  /** The font or style that an entry of a table is about. */
  int entry;

  /** How many characters stand after \\u for programs that do not know it. */
  int substitutes = 1;

  boolean hidden;
  boolean struck;
  boolean deleted;
  boolean raised;

  /** Whether the group's words were announced as such that may be passed over. */
  boolean optional;

  /** Whether the group holds a flow of its own, which ends with it. */
  boolean ownFlow;

  /** Whether that flow is a footnote's or an endnote's. */
  boolean note;

  /** Whether the group is a paragraph's automatic number. */
  boolean label;

  RtfState inner() {
    RtfState inner = new RtfState();
    inner.place = place;
    inner.around = around;
    inner.font = font;
    inner.entry = entry;
    inner.substitutes = substitutes;
    inner.hidden = hidden;
    inner.struck = struck;
    inner.deleted = deleted;
    inner.raised = raised;
    return inner;
  }

  void plain(int defaultFont) {
    font = defaultFont;
    hidden = false;
    struck = false;
    deleted = false;
    raised = false;
  }
}
