package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.lexicon.ResourceLines;
import org.shanshui.language.lexicon.WordStarts;
import org.shanshui.language.noise.TraditionalChars;
import org.shanshui.language.places.Gazetteer;

/** The standard bodies and how they are called; reads one name at a given place of a text. */
final class OfficeRegister {
  /** Level words that stand before a body's name, longer ones first. */
  private static final List<String> LEVELS =
      List.of("自治区", "国务院", "国家", "中央", "全国", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡");

  /** Regions before a name: province, prefecture, county, and one or two of a double name. */
  private static final int MOST_REGIONS = 5;

  private static final String LEVEL_STARTS = "自国中全省市县区州盟旗镇乡";

  static final OfficeRegister STANDARD = new OfficeRegister();

  private final Gazetteer gazetteer = Gazetteer.of();
  private final Lexicon forms;
  private final Lexicon heads;
  private final List<Form> formList = new ArrayList<>();

  /** The forms that are names without level or region before them. */
  private final List<String> standingAlone = new ArrayList<>();

  private final List<List<Tail>> tails = new ArrayList<>();

  /** Before what a form counts. */
  private enum Need {
    NOTHING,
    LEVEL,
    REGION,
    NATION
  }

  private record Form(String full, Need need) {}

  /** What follows the region in 国网台州供电公司. */
  private record Tail(String text, String full) {}

  /**
   * A name read.
   *
   * @param anchored whether a level or a region stands before it
   * @param regional whether a region does
   */
  record Reading(int end, String canonical, boolean anchored, boolean regional) {}

  /**
   * Regions or a level before the name.
   *
   * @param from where the last region, or the level word, begins
   */
  private record Anchor(int from, int end, boolean regional) {}

  private OfficeRegister() {
    Lexicon.Builder formWords = new Lexicon.Builder();
    Lexicon.Builder headWords = new Lexicon.Builder();
    for (String line : ResourceLines.of(OfficeRegister.class, "offices.tsv")) {
      int tab = line.indexOf('\t');
      String first = tab < 0 ? line : line.substring(0, tab);
      Need need =
          switch (first.charAt(0)) {
            case '*' -> Need.LEVEL;
            case '@' -> Need.REGION;
            case '!' -> Need.NATION;
            default -> Need.NOTHING;
          };
      String full = need == Need.NOTHING ? first : first.substring(1);
      add(formWords, full, full, need);
      if (tab >= 0) {
        for (String form : line.substring(tab + 1).split(" ")) {
          int gap = form.indexOf('~');
          if (gap < 0) {
            add(formWords, form, full, need);
          } else if (gap == 0) {
            add(formWords, form.substring(1), full, Need.REGION);
          } else {
            int number = headWords.add(form.substring(0, gap), tails.size());
            if (number == tails.size()) {
              tails.add(new ArrayList<>());
            }
            tails.get(number).add(new Tail(form.substring(gap + 1), full));
          }
        }
      }
    }
    forms = formWords.build();
    heads = headWords.build();
  }

  /** Adds what names of bodies start with; most of prose is passed over by this. */
  WordStarts.Builder addNames(WordStarts.Builder starts) {
    standingAlone.forEach(starts::add);
    starts.add(heads);
    gazetteer.addNames(starts);
    for (String level : LEVELS) {
      starts.addAfter(level, forms);
    }
    return starts.add("中共").add("共青团").add("团");
  }

  private void add(Lexicon.Builder words, String form, String full, Need need) {
    if (words.add(form, formList.size()) == formList.size()) {
      formList.add(new Form(full, need));
      if (need == Need.NOTHING || need == Need.NATION) {
        standingAlone.add(form);
      }
    }
  }

  /** The longest name that begins at {@code from}, null if none does. */
  @Nullable Reading read(CharSequence text, int from, int to) {
    if (from >= to) {
      return null;
    }
    Reading best = plain(text, from, to);
    best = longer(best, anchored(text, from, to));
    if (heads.mayStart(text, from, to)) {
      best = longer(best, split(text, from, to));
    }
    char c = TraditionalChars.simplify(text.charAt(from));
    return c == '团' || c == '共' ? longer(best, league(text, from, to)) : best;
  }

  private static @Nullable Reading longer(@Nullable Reading a, @Nullable Reading b) {
    return a == null || b != null && b.end > a.end ? b : a;
  }

  /** Where the regions and the level before a name end; {@code from} if there are none. */
  int anchorEnd(CharSequence text, int from, int to) {
    Anchor anchor = anchor(text, from, to);
    return anchor == null ? from : anchor.end;
  }

  /**
   * The level word that the text from {@code from} begins with after its regions: 市, empty if none.
   */
  String level(CharSequence text, int from, int to) {
    Anchor anchor = anchor(text, from, to);
    return anchor == null ? "" : level(text, anchor);
  }

  private @Nullable Reading plain(CharSequence text, int from, int to) {
    long hit = forms.longestAt(text, from, to);
    if (hit == Lexicon.MISS) {
      return null;
    }
    Form form = formList.get(Lexicon.word(hit));
    boolean national = form.need == Need.NATION;
    return form.need == Need.NOTHING || national
        ? new Reading(Lexicon.end(hit), form.full, national, national)
        : null;
  }

  private @Nullable Reading anchored(CharSequence text, int from, int to) {
    Anchor anchor = anchor(text, from, to);
    if (anchor == null) {
      return null;
    }
    long hit = forms.longestAt(text, anchor.end, to);
    if (hit == Lexicon.MISS) {
      return null;
    }
    Form form = formList.get(Lexicon.word(hit));
    String level = level(text, anchor);
    String canonical = at(level, anchor.regional, form, Lexicon.end(hit) - anchor.end);
    return canonical == null
        ? null
        : new Reading(Lexicon.end(hit), canonical, true, anchor.regional);
  }

  /** The full name of the body at that level; null if there is no such body. */
  private static @Nullable String at(String level, boolean regional, Form form, int length) {
    boolean fits =
        switch (form.need) {
          case NATION -> level.equals("国家");
          case REGION -> regional;
          // 成都+政府 is a way of speaking, not the name of a body.
          case LEVEL -> !level.isEmpty() || length > 2;
          case NOTHING -> true;
        };
    if (!fits) {
      return null;
    }
    boolean party = form.full.startsWith("委");
    return switch (level) {
      case "国家" ->
          form.need == Need.NATION
              ? form.full
              : form.full.matches(".*(?:委员会|局|署|办公室)") ? level + form.full : null;
      case "中央" ->
          party && length > 1
              ? level + form.full.substring(1)
              : form.full.equals("人民政府") ? "中央人民政府" : null;
      case "全国" -> form.full.matches(".*(?:联合会|总工会|协会|学会)") ? level + form.full : null;
      case "国务院" -> form.full.endsWith("办公室") ? level + form.full : null;
      default -> level + form.full;
    };
  }

  /** 人行台州市中心支行: the region stands within. */
  private @Nullable Reading split(CharSequence text, int from, int to) {
    long hit = heads.longestAt(text, from, to);
    if (hit == Lexicon.MISS) {
      return null;
    }
    Anchor anchor = anchor(text, Lexicon.end(hit), to);
    if (anchor == null || !anchor.regional) {
      return null;
    }
    for (Tail tail : tails.get(Lexicon.word(hit))) {
      int end = anchor.end + tail.text.length();
      if (end <= to && startsWith(text, anchor.end, tail.text)) {
        boolean local = forms.wordOf(tail.full) >= 0 && tail.full.endsWith("局");
        return new Reading(end, (local ? level(text, anchor) : "") + tail.full, true, true);
      }
    }
    return null;
  }

  /** 团市委, 共青团台州市委员会. */
  private @Nullable Reading league(CharSequence text, int from, int to) {
    int head = startsWith(text, from, "共青团") ? 3 : startsWith(text, from, "团") ? 1 : 0;
    if (head == 0 || from + head >= to) {
      return null;
    }
    Anchor anchor = anchor(text, from + head, to);
    if (anchor == null || !startsWith(text, anchor.end, "委")) {
      return null;
    }
    String level = level(text, anchor);
    int end = anchor.end + (startsWith(text, anchor.end, "委员会") ? 3 : 1);
    return level.isEmpty() || end > to
        ? null
        : new Reading(end, "共青团" + level + "委员会", true, anchor.regional);
  }

  private @Nullable Anchor anchor(CharSequence text, int from, int to) {
    int at = startsWith(text, from, "中共") ? from + 2 : from;
    int last = at;
    boolean regional = false;
    // 市中 and 市南 are short names too, but 市中级法院 is none of theirs.
    boolean isLevel = startsWith(text, at, "市");
    for (int n = 0; !isLevel && at < to && n < MOST_REGIONS; n++) {
      int end = gazetteer.nameEnd(text, at, to);
      if (end == at) {
        break;
      }
      regional = true;
      last = at;
      at = end;
    }
    if (!regional) {
      at += levelAt(text, at).length();
    }
    return at > to || at == last ? null : new Anchor(last, at, regional);
  }

  /** The level that the words before a name give it, empty if none: 市 for 台州市. */
  private String level(CharSequence text, Anchor anchor) {
    String word = TraditionalChars.simplify(text.subSequence(anchor.from, anchor.end));
    if (!anchor.regional) {
      return word;
    }
    return gazetteer.byName(word).isEmpty() ? "" : levelOf(word);
  }

  private static String levelAt(CharSequence text, int at) {
    if (at >= text.length()
        || LEVEL_STARTS.indexOf(TraditionalChars.simplify(text.charAt(at))) < 0) {
      return "";
    }
    for (String word : LEVELS) {
      if (startsWith(text, at, word)) {
        return word;
      }
    }
    return "";
  }

  private static String levelOf(String name) {
    if (name.endsWith("特别行政区")) {
      return "特别行政区";
    }
    return name.endsWith("自治区") ? "自治区" : name.substring(name.length() - 1);
  }

  static boolean startsWith(CharSequence text, int at, String word) {
    if (at + word.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (TraditionalChars.simplify(text.charAt(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
