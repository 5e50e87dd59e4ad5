package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The styles of an OpenDocument file, as far as they say what shows: of text by name, of lists by
 * name and level, of tables whether they are displayed.
 */
final class OdfStyles {
  private static final int LONGEST_CHAIN = 30;

  private final Map<String, RunFormat> runs = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> displayNames = new HashMap<>();
  private final Map<String, OdfList[]> lists = new HashMap<>();
  private final Map<String, Boolean> hiddenTables = new HashMap<>();

  /** Reads the element just begun if it is a style. */
  void read(XmlWalk xml) throws XMLStreamException {
    switch (xml.name()) {
      case "style", "default-style" -> style(xml);
      case "list-style", "outline-style" -> list(xml);
      default -> {}
    }
  }

  private void style(XmlWalk xml) throws XMLStreamException {
    // Styles of one name may stand in several families; a span never bears a paragraph's name.
    String name = key(xml.attribute("family"), xml.attribute("name"));
    String parent = xml.attribute("parent-style-name");
    if (parent != null) {
      parents.put(name, key(xml.attribute("family"), parent));
    }
    String shownName = xml.attribute("display-name");
    displayNames.put(name, shownName == null ? String.valueOf(xml.attribute("name")) : shownName);
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      if (xml.name().equals("text-properties")) {
        runs.put(name, format(xml));
      } else if (xml.name().equals("table-properties")) {
        hiddenTables.put(name, "false".equals(xml.attribute("display")));
      }
    }
  }

  private static RunFormat format(XmlWalk xml) {
    String line = xml.attribute("text-line-through-style");
    String type = xml.attribute("text-line-through-type");
    String position = xml.attribute("text-position");
    String display = xml.attribute("display");
    Boolean struck =
        line == null && type == null ? null : !"none".equals(line == null ? type : line);
    Boolean raised = position == null ? null : position.matches("super.*|[1-9]\\d?%.*");
    return new RunFormat(
        null,
        display == null ? null : display.equals("none"),
        struck,
        null,
        raised,
        xml.attribute("font-name"),
        false);
  }

  private void list(XmlWalk xml) throws XMLStreamException {
    OdfList[] levels = new OdfList[OdfList.LEVELS];
    lists.put(
        xml.name().equals("outline-style") ? "" : String.valueOf(xml.attribute("name")), levels);
    int element = xml.depth();
    while (xml.nextWithin(element)) {
      int level = XmlWalk.number(xml.attribute("level"), 0) - 1;
      if (level < 0 || level >= levels.length) {
        continue;
      }
      if (xml.name().equals("list-level-style-number")
          || xml.name().equals("outline-level-style")) {
        levels[level] = OdfList.of(xml);
      }
    }
  }

  private static String key(@Nullable String family, @Nullable String name) {
    return family + "/" + name;
  }

  /** How text of the style shows, with what it is based on. */
  RunFormat run(String family, @Nullable String name) {
    RunFormat format = RunFormat.PLAIN;
    String at = name == null ? null : key(family, name);
    for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
      format = format.over(runs.getOrDefault(at, RunFormat.PLAIN));
      at = parents.get(at);
    }
    return format;
  }

  /** Whether the style, or one it is based on, bears the name. */
  boolean isNamed(@Nullable String paragraphStyle, String name) {
    String at = paragraphStyle == null ? null : key("paragraph", paragraphStyle);
    for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
      if (name.equalsIgnoreCase(displayNames.getOrDefault(at, ""))) {
        return true;
      }
      at = parents.get(at);
    }
    return false;
  }

  /** How items of the level, from 0, are numbered; null for bullets and where nothing is said. */
  @Nullable OdfList level(String listStyle, int level) {
    OdfList[] levels = lists.get(listStyle);
    return levels == null || level < 0 || level >= levels.length ? null : levels[level];
  }

  boolean hidesTable(@Nullable String style) {
    return hiddenTables.getOrDefault(key("table", style), false);
  }
}
