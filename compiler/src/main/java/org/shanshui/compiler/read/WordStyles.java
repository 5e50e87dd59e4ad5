package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The styles of a .docx, as far as they say what a paragraph is and whether a run shows. */
final class WordStyles {
  private static final int NONE = -1;
  private static final int BODY_TEXT = 9;

  /** A chain of basedOn longer than this is a ring. */
  private static final int LONGEST_CHAIN = 30;

  private static final Pattern HEADING =
      Pattern.compile("(?:heading|标题)\\s*([1-9])", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTENTS =
      Pattern.compile("(?:toc|目录)\\s*\\d.*|toc heading", Pattern.CASE_INSENSITIVE);

  private final Map<String, Style> styles = new HashMap<>();
  private final Map<String, RunFormat> runs = new HashMap<>();
  private final Map<String, String> basedOn = new HashMap<>();
  private final Map<String, RunFormat> resolvedRuns = new HashMap<>();
  private @Nullable String byDefault;

  private record Style(
      String name, @Nullable String basedOn, int outline, @Nullable String numId, int level) {}

  static WordStyles none() {
    return new WordStyles();
  }

  static WordStyles of(XMLStreamReader reader) throws XMLStreamException {
    WordStyles all = new WordStyles();
    XmlWalk xml = XmlWalk.ofWord(reader);
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      if (xml.name().equals("style")) {
        all.style(xml);
      }
    }
    return all;
  }

  private void style(XmlWalk xml) throws XMLStreamException {
    String id = xml.attribute("styleId");
    String isDefault = xml.attribute("default");
    boolean paragraph = "paragraph".equals(xml.attribute("type"));
    String name = "";
    String basedOn = null;
    RunFormat format = RunFormat.PLAIN;
    String numId = null;
    int outline = NONE;
    int level = NONE;
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      switch (xml.name()) {
        case "name" -> name = xml.value() == null ? "" : xml.value();
        case "basedOn" -> basedOn = xml.value();
        case "rPr" -> format = RunFormat.read(xml);
        case "outlineLvl" -> outline = xml.number(NONE);
        case "numId" -> numId = xml.value();
        case "ilvl" -> level = xml.number(NONE);
        default -> {}
      }
    }
    if (id != null) {
      runs.put(id, format);
      if (basedOn != null) {
        this.basedOn.put(id, basedOn);
      }
    }
    if (id != null && paragraph) {
      styles.put(id, new Style(name.strip(), basedOn, outline, numId, level));
      if ("1".equals(isDefault) || "true".equals(isDefault)) {
        byDefault = id;
      }
    }
  }

  private @Nullable Style get(@Nullable String id) {
    String key = id == null ? byDefault : id;
    return key == null ? null : styles.get(key);
  }

  /** How a run shows: by its own format, its character style and the paragraph's style. */
  RunFormat shown(RunFormat run, @Nullable String paragraphStyle) {
    RunFormat paragraph = runsOf(paragraphStyle == null ? byDefault : paragraphStyle);
    RunFormat character = runsOf(run.style());
    boolean plain = character == RunFormat.PLAIN && paragraph == RunFormat.PLAIN;
    return plain ? run : run.over(character.switchedOver(paragraph));
  }

  /** What the style says of runs, with what it is based on. */
  private RunFormat runsOf(@Nullable String id) {
    if (id == null || runs.isEmpty()) {
      return RunFormat.PLAIN;
    }
    RunFormat known = resolvedRuns.get(id);
    if (known != null) {
      return known;
    }
    RunFormat format = RunFormat.PLAIN;
    String at = id;
    for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
      format = format.over(runs.getOrDefault(at, RunFormat.PLAIN));
      at = basedOn.get(at);
    }
    format = format.equals(RunFormat.PLAIN) ? RunFormat.PLAIN : format;
    resolvedRuns.put(id, format);
    return format;
  }

  /** Heading level 1 to 6 that the style gives, 0 for none. */
  int headingLevel(@Nullable String id) {
    Style style = get(id);
    for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
      Matcher heading = HEADING.matcher(style.name());
      if (style.outline() != NONE) {
        return style.outline() >= BODY_TEXT ? 0 : Math.min(6, style.outline() + 1);
      }
      if (heading.matches()) {
        return Math.min(6, Integer.parseInt(heading.group(1)));
      }
      if (style.name().equalsIgnoreCase("title") || style.name().equals("标题")) {
        return 1;
      }
      style = style.basedOn() == null ? null : get(style.basedOn());
    }
    return 0;
  }

  /** The style's own numbering (numId), null for none. */
  @Nullable String numbering(@Nullable String id) {
    Style style = get(id);
    for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
      if (style.numId() != null) {
        return style.numId();
      }
      style = style.basedOn() == null ? null : get(style.basedOn());
    }
    return null;
  }

  /** The level in the style's numbering; -1 where it does not say. */
  int numberingLevel(@Nullable String id) {
    Style style = get(id);
    return style == null ? NONE : style.level();
  }

  boolean isContents(@Nullable String id) {
    Style style = get(id);
    return style != null && CONTENTS.matcher(style.name()).matches();
  }

  boolean isCaption(@Nullable String id) {
    Style style = get(id);
    String name = style == null ? "" : style.name().toLowerCase(Locale.ROOT);
    return name.equals("caption") || name.equals("题注");
  }
}
