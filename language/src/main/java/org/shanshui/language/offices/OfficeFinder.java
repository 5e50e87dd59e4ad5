package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.language.lexicon.WordStarts;

/**
 * Finds bodies in prose: a name counts where nothing before or after makes it part of another word.
 */
final class OfficeFinder {
  private static final OfficeRegister REGISTER = OfficeRegister.STANDARD;

  /** What stands second in 市级有关单位, 县（市、区）政府. */
  private static final String AFTER_DIVISION = "（(〈级直";

  static final WordStarts STARTS = starts();

  /** 城市建设局 is no 市建设局; 社区, 景区 and 节省 are no levels either. */
  private static final List<Barred> NO_LEVEL =
      Barred.list(
          "市<城都上超股夜集楼门房菜早花",
          "区<城地社小片灾山景城街库牧矿林特校园辖郊",
          "省<节俭反",
          "镇<城集特古乡",
          "乡<城下家回返水异",
          "县<郡",
          "州<神九",
          "旗<红国锦",
          "盟<联同东结");

  /** Last chars of a name and what may not follow them: 教育部门, 教育局长, 政协商. */
  private static final List<Barred> NO_END =
      Barred.list(
          "部<门分署队长件位",
          "局<长面势限部",
          "办<理公事法好学结案证成",
          "委<员托任派屈",
          "厅<长堂",
          "联<合动系络盟通网席",
          "协<调商同作助会议",
          "大<代力量幅会",
          "行<业政动为长",
          "政府<性购投采",
          "院<士长校",
          "会<议展场",
          "社<会区",
          "府<性");

  /** What may stand before a name that has no level. */
  private static final String BEFORE_BARE = "和及与由向经对的请送是为据在将到自获被";

  private static final int LONGEST_UNKNOWN = 22;

  /**
   * A word that is none beside certain characters.
   *
   * @param neighbours before its first or after its last, as the list says
   */
  private record Barred(String word, String neighbours) {

    static List<Barred> list(String... rules) {
      List<Barred> list = new ArrayList<>();
      for (String rule : rules) {
        int cut = rule.indexOf('<');
        list.add(new Barred(rule.substring(0, cut), rule.substring(cut + 1)));
      }
      return List.copyOf(list);
    }

    /** Whether the word stands at {@code at} and the character beside it bars it. */
    boolean stands(CharSequence text, int at, char neighbour) {
      return neighbours.indexOf(neighbour) >= 0 && OfficeRegister.startsWith(text, at, word);
    }
  }

  private final CharSequence text;
  private final int[] starts;
  private final List<OfficeName> found = new ArrayList<>();

  /** How many starts have been passed. */
  private int passed;

  OfficeFinder(CharSequence text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  private static WordStarts starts() {
    WordStarts.Builder starts = REGISTER.addNames(new WordStarts.Builder());
    starts.add("各").add("有关").add("相关");
    for (String division : List.of("县", "市", "区", "省", "州")) {
      for (int i = 0; i < AFTER_DIVISION.length(); i++) {
        starts.add(division.concat(AFTER_DIVISION.substring(i, i + 1)));
      }
    }
    return starts.build();
  }

  List<OfficeName> find() {
    int length = text.length();
    for (int at = next(0); at < length; ) {
      int end = nameAt(at);
      if (end == at) {
        at = next(at + 1);
        continue;
      }
      char after = end < length ? text.charAt(end) : 0;
      found.add(Offices.name(text, at, end, after == '等'));
      // In a list the next name may be one that no list of starts knows.
      at = after == '、' ? end + 1 : next(end);
    }
    return found;
  }

  /** The first start at or after {@code from}, the text's length for none. */
  private int next(int from) {
    while (passed < starts.length && starts[passed] < from) {
      passed++;
    }
    return passed < starts.length ? starts[passed] : text.length();
  }

  private int nameAt(int at) {
    char c = text.charAt(at);
    if (c < '\u4E00' || c > '\u9FFF') {
      return at;
    }
    OfficeRegister.Reading reading = REGISTER.read(text, at, text.length());
    if (reading != null && beginsHere(at, reading) && endsHere(reading.end())) {
      return reading.end();
    }
    int collective = mayBeCollective(c, at + 1) ? Offices.collectiveInProse(text, at) : at;
    return collective > at ? collective : unknownInList(at);
  }

  private boolean mayBeCollective(char c, int next) {
    char after = next < text.length() ? text.charAt(next) : 0;
    return switch (c) {
      case '各' -> true;
      case '有', '相' -> after == '关';
      case '县', '市', '区', '省', '州' -> AFTER_DIVISION.indexOf(after) >= 0;
      default -> false;
    };
  }

  private boolean beginsHere(int at, OfficeRegister.Reading reading) {
    if (reading.regional() || at == 0) {
      return reading.anchored() || reading.end() - at >= 3;
    }
    char before = text.charAt(at - 1);
    if (!reading.anchored()) {
      return reading.end() - at >= 3
          && (!isHan(before) || BEFORE_BARE.indexOf(before) >= 0 || endsName(at));
    }
    for (Barred level : NO_LEVEL) {
      if (level.stands(text, at, before)) {
        return false;
      }
    }
    return true;
  }

  /** 省委省政府: a name has just ended here. */
  private boolean endsName(int at) {
    return !found.isEmpty() && found.get(found.size() - 1).end() == at;
  }

  private boolean endsHere(int end) {
    if (end >= text.length()) {
      return true;
    }
    char after = text.charAt(end);
    for (Barred tail : NO_END) {
      if (tail.stands(text, end - tail.word().length(), after)) {
        return false;
      }
    }
    return true;
  }

  /** A body of no list, 市口岸物流局, is known by the list it stands in. */
  private int unknownInList(int at) {
    if (at == 0
        || text.charAt(at - 1) != '、'
        || found.isEmpty()
        || found.get(found.size() - 1).end() != at - 1
        || REGISTER.anchorEnd(text, at, text.length()) == at) {
      return at;
    }
    int limit = Math.min(text.length(), at + LONGEST_UNKNOWN);
    for (int end = at; end < limit; end++) {
      char c = text.charAt(end);
      boolean ends = end > at && "局委办厅会".indexOf(text.charAt(end - 1)) >= 0;
      if (!isHan(c) || ends && "等和及与".indexOf(c) >= 0) {
        return ends && Offices.canonical(text.subSequence(at, end).toString()) != null ? end : at;
      }
    }
    return at;
  }

  private static boolean isHan(char c) {
    return Character.getType(c) == Character.OTHER_LETTER;
  }
}
