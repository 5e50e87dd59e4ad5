package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Automatic numbers of a .docx (ECMA-376 Part 1 §17.9), counted paragraph by paragraph as Word
 * shows them.
 */
final class WordNumbering {
  private static final int LEVELS = 9;

  private final Map<String, Scheme> schemes = new HashMap<>();
  private final Map<String, Num> nums = new HashMap<>();
  private final Map<String, String> schemeOfStyle = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  /** How a level is numbered. */
  private static final class Level {
    NumberFormat format = NumberFormat.DECIMAL;
    String text = "";
    String suffix = "tab";
    int start = 1;
    int restartAfter = -1;
    boolean arabic;
    @Nullable String style;
  }

  /** An abstractNum with its running counters; -1 before a level's first number. */
  private static final class Scheme {
    final Level[] levels = new Level[LEVELS];
    final int[] counters = new int[LEVELS];
    @Nullable String link;

    Scheme() {
      for (int i = 0; i < LEVELS; i++) {
        levels[i] = new Level();
        counters[i] = -1;
      }
    }
  }

  private static final class Num {
    String scheme = "";
    final Map<Integer, Integer> starts = new HashMap<>();
    final Map<Integer, Level> levels = new HashMap<>();
  }

  /**
   * A paragraph's number.
   *
   * @param label with the blank after it if there is one; empty for a bullet
   */
  record Label(String label) {}

  static WordNumbering none() {
    return new WordNumbering();
  }

  static WordNumbering of(XMLStreamReader reader) throws XMLStreamException {
    WordNumbering all = new WordNumbering();
    XmlWalk xml = XmlWalk.ofWord(reader);
    Scheme scheme = null;
    Num num = null;
    Level level = new Level();
    int override = 0;
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      switch (xml.name()) {
        case "abstractNum" -> {
          scheme = new Scheme();
          num = null;
          all.schemes.put(String.valueOf(xml.attribute("abstractNumId")), scheme);
        }
        case "num" -> {
          num = new Num();
          all.nums.put(String.valueOf(xml.attribute("numId")), num);
        }
        case "abstractNumId" -> {
          if (num != null) {
            num.scheme = String.valueOf(xml.value());
          }
        }
        case "lvlOverride" -> override = ilvl(xml);
        case "startOverride" -> {
          if (num != null) {
            num.starts.put(override, xml.number(1));
          }
        }
        case "lvl" -> {
          level = new Level();
          if (num != null) {
            num.levels.put(ilvl(xml), level);
          } else if (scheme != null) {
            scheme.levels[ilvl(xml)] = level;
          }
        }
        case "numStyleLink" -> {
          if (scheme != null) {
            scheme.link = xml.value();
          }
        }
        case "styleLink" -> all.linkStyle(xml.value(), scheme);
        default -> read(xml, level);
      }
    }
    return all;
  }

  private void linkStyle(@Nullable String style, @Nullable Scheme scheme) {
    for (Map.Entry<String, Scheme> known : schemes.entrySet()) {
      if (style != null && known.getValue() == scheme) {
        schemeOfStyle.put(style, known.getKey());
      }
    }
  }

  private static int ilvl(XmlWalk xml) {
    return Math.min(LEVELS - 1, XmlWalk.number(xml.attribute("ilvl"), 0));
  }

  private static void read(XmlWalk xml, Level level) {
    String value = xml.value();
    switch (xml.name()) {
      case "start" -> level.start = xml.number(1);
      case "numFmt" -> level.format = NumberFormat.named(value == null ? "decimal" : value);
      case "lvlText" -> level.text = value == null ? "" : value;
      case "suff" -> level.suffix = value == null ? "tab" : value;
      case "lvlRestart" -> level.restartAfter = xml.number(-1);
      case "isLgl" -> level.arabic = xml.isOn();
      case "pStyle" -> level.style = value;
      default -> {}
    }
  }

  /** The level that a style takes in the numbering; 0 where none is bound to it. */
  int levelOfStyle(String numId, @Nullable String style) {
    Num num = nums.get(numId);
    Scheme scheme = num == null ? null : scheme(num);
    for (int i = 0; scheme != null && i < LEVELS; i++) {
      if (style != null && style.equals(scheme.levels[i].style)) {
        return i;
      }
    }
    return 0;
  }

  private @Nullable Scheme scheme(Num num) {
    Scheme scheme = schemes.get(num.scheme);
    if (scheme != null && scheme.link != null) {
      String linked = schemeOfStyle.get(scheme.link);
      return linked == null ? scheme : schemes.getOrDefault(linked, scheme);
    }
    return scheme;
  }

  /** Counts on, and gives the paragraph's number; null where the numbering is not defined. */
  @Nullable Label next(String numId, int ilvl) {
    Num num = nums.get(numId);
    Scheme scheme = num == null ? null : scheme(num);
    if (num == null || scheme == null) {
      return null;
    }
    int at = Math.max(0, Math.min(LEVELS - 1, ilvl));
    if (begun.add(numId)) {
      // A list that starts anew begins at its own start, whatever its scheme counted before.
      num.starts.forEach(
          (level, start) -> scheme.counters[Math.min(level, LEVELS - 1)] = start - 1);
    }
    count(num, scheme, at);
    Level level = level(num, scheme, at);
    if (level.format == NumberFormat.BULLET) {
      return new Label("");
    }
    String label = label(num, scheme, level);
    return new Label(spaced(label, level.suffix));
  }

  private static Level level(Num num, Scheme scheme, int at) {
    return num.levels.getOrDefault(at, scheme.levels[at]);
  }

  private static void count(Num num, Scheme scheme, int at) {
    int before = scheme.counters[at];
    scheme.counters[at] = before < 0 ? level(num, scheme, at).start : before + 1;
    for (int i = 0; i < at; i++) {
      if (scheme.counters[i] < 0) {
        scheme.counters[i] = level(num, scheme, i).start;
      }
    }
    for (int i = at + 1; i < LEVELS; i++) {
      int restartAfter = level(num, scheme, i).restartAfter;
      boolean restarts = restartAfter < 0 || (restartAfter > 0 && at < restartAfter);
      if (restarts) {
        scheme.counters[i] = -1;
      }
    }
  }

  private static String label(Num num, Scheme scheme, Level level) {
    StringBuilder label = new StringBuilder();
    String pattern = level.text;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean placeholder =
          c == '%'
              && i + 1 < pattern.length()
              && pattern.charAt(i + 1) >= '1'
              && pattern.charAt(i + 1) <= '9';
      if (!placeholder) {
        label.append(c);
        continue;
      }
      int shown = pattern.charAt(++i) - '1';
      NumberFormat format = level(num, scheme, shown).format;
      label.append(
          (level.arabic ? NumberFormat.DECIMAL : format).of(Math.max(0, scheme.counters[shown])));
    }
    return label.toString();
  }

  /**
   * The label with the blank that parts it from the text. Word sets a tab after 一、 too, where
   * people type none.
   *
   * @param suffix tab, space or nothing
   */
  static String spaced(String label, String suffix) {
    if (label.isEmpty() || suffix.equals("nothing")) {
      return label;
    }
    boolean closed = "、）)．.，：:".indexOf(label.charAt(label.length() - 1)) >= 0;
    return suffix.equals("tab") && closed ? label : label + " ";
  }
}
