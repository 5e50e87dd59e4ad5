package org.shanshui.compiler.read;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What a run's properties (rPr) say of whether and how it shows; null where they say nothing.
 *
 * @param style the character style
 * @param raised set as a superscript, or lifted above the line
 * @param font one that holds signs under other characters' numbers, else any other font
 * @param deleted the run, or the paragraph mark, was deleted or moved away in tracking
 */
record RunFormat(
    @Nullable String style,
    @Nullable Boolean hidden,
    @Nullable Boolean struck,
    @Nullable Boolean struckTwice,
    @Nullable Boolean raised,
    @Nullable String font,
    boolean deleted) {
  static final RunFormat PLAIN = new RunFormat(null, null, null, null, null, null, false);

  /** Half points; less is a correction of the line and no superscript. */
  private static final int LIFTED = 6;

  /** Reads the element just begun, and leaves it. Former formatting (rPrChange) says nothing. */
  static RunFormat read(XmlWalk xml) throws XMLStreamException {
    String style = null;
    Boolean hidden = null;
    Boolean struck = null;
    Boolean twice = null;
    Boolean raised = null;
    String font = null;
    boolean deleted = false;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "rStyle" -> style = xml.value();
        case "vanish", "specVanish" -> hidden = xml.isOn() || Boolean.TRUE.equals(hidden);
        case "strike" -> struck = xml.isOn();
        case "dstrike" -> twice = xml.isOn();
        case "vertAlign" -> raised = "superscript".equals(xml.value());
        case "position" -> raised = raised == null && xml.number(0) >= LIFTED ? true : raised;
        case "rFonts" -> font = font(xml);
        case "del", "moveFrom" -> deleted = true;
        case "rPrChange" -> xml.skip();
        default -> {}
      }
    }
    return new RunFormat(style, hidden, struck, twice, raised, font, deleted);
  }

  private static @Nullable String font(XmlWalk xml) {
    String named = null;
    for (String script : new String[] {"ascii", "hAnsi", "eastAsia", "cs"}) {
      String font = xml.attribute(script);
      if (font != null && SymbolFont.isKnown(font)) {
        return font;
      }
      named = named == null ? font : named;
    }
    return named;
  }

  /** This format where it says something, else the one below it. */
  RunFormat over(RunFormat below) {
    return new RunFormat(
        style == null ? below.style : style,
        hidden == null ? below.hidden : hidden,
        struck == null ? below.struck : struck,
        struckTwice == null ? below.struckTwice : struckTwice,
        raised == null ? below.raised : raised,
        font == null ? below.font : font,
        deleted || below.deleted);
  }

  /**
   * A character style over a paragraph style: hidden and struck are switches, which the one turns
   * round where the other has set them (ECMA-376 17.7.3).
   */
  RunFormat switchedOver(RunFormat paragraph) {
    RunFormat plain = over(paragraph);
    return new RunFormat(
        plain.style,
        isOn(hidden) ^ isOn(paragraph.hidden),
        isOn(struck) ^ isOn(paragraph.struck),
        isOn(struckTwice) ^ isOn(paragraph.struckTwice),
        plain.raised,
        plain.font,
        plain.deleted);
  }

  boolean isHidden() {
    return isOn(hidden);
  }

  boolean isStruck() {
    return isOn(struck) || isOn(struckTwice);
  }

  boolean isRaised() {
    return isOn(raised);
  }

  private static boolean isOn(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
