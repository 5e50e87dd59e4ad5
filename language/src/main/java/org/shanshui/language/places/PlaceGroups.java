package org.shanshui.language.places;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Alphabet;
import org.shanshui.language.lexicon.Lexicon;

/**
 * Groups of places that a document names together (区片称谓): 三区两市（甲区、乙区、…）, 市区包括…. What the document
 * does not define has its standard meaning: 市区 is all districts of the home city, 三区 its three
 * districts if it has just three. Immutable.
 */
public final class PlaceGroups {
  private static final int NAME_LIMIT = 14;

  private static final String COUNTED = "(?:[一二两三四五六七八九十]{1,2}(?:个)?(?:主城区|城区|区|县|市|旗)){1,3}";

  private static final Pattern NAME_AT_END =
      Pattern.compile(
          "(?:[“\"]([^“”\"]{2,10})[”\"]|("
              + COUNTED
              + "|(?:中心城区|主城区|老城区|中心市区|市区)|\\p{IsHan}{1,4}(?:组团|片区|都市圈|板块)|[东西南北中]部(?:地区|山区|县市)))"
              + "(?:，|范围)?$");

  private static final Pattern DEFINING =
      Pattern.compile("(?:[（(〈]?(?:包括|包含|是指|指|即|由|为|涵盖|含|：)|[（(〈])$");

  private static final Pattern ABBREVIATION =
      Pattern.compile("^(?:等)?[（(](?:以下)?(?:合称|统称|简称|下称)(?:为)?[“\"]?([^”\"）)]{2,10})[”\"]?[）)]");

  private static final Pattern COUNTED_AFTER =
      Pattern.compile("^等?(" + COUNTED + ")(?![（(\\p{IsHan}]域)");

  private static final Pattern COUNT = Pattern.compile("([一二两三四五六七八九十]{1,2})个?(主城区|城区|区|县|市|旗)");

  private static final Pattern MENTION =
      Pattern.compile(COUNTED + "|(?:中心|主)城区|(?<![城都县各地])市区(?![域位块间划])|各县[（(〈]?市、?区[）)〉]?");

  private static final Alphabet MENTION_STARTS = Alphabet.of("一二两三四五六七八九十中主市各");

  private final Map<String, List<Place>> defined;
  private final @Nullable Place home;

  /**
   * A group where a text names it.
   *
   * @param start index into the text; {@code end} is after the last char
   * @param places the members, by the document's definition or the standard meaning; never empty
   */
  public record GroupMatch(int start, int end, String quote, List<Place> places) {}

  private PlaceGroups(Map<String, List<Place>> defined, @Nullable Place home) {
    this.defined = defined;
    this.home = home;
  }

  /** Reads the definitions that stand in {@code text}; {@code home} is the document's region. */
  public static PlaceGroups learn(CharSequence text, @Nullable Place home) {
    return learn(text, home, Gazetteer.of().find(text, home));
  }

  /**
   * The same.
   *
   * @param matches the places named in the text
   */
  public static PlaceGroups learn(
      CharSequence text, @Nullable Place home, List<PlaceMatch> matches) {
    Map<String, List<Place>> defined = new LinkedHashMap<>();
    Map<String, List<Place>> passing = new LinkedHashMap<>();
    for (int i = 0; i < matches.size(); ) {
      int last = i;
      while (last + 1 < matches.size()
          && isListed(text, matches.get(last), matches.get(last + 1))) {
        last++;
      }
      if (last > i) {
        define(defined, passing, text, matches.subList(i, last + 1));
      }
      i = last + 1;
    }
    passing.forEach(
        (name, places) -> {
          if (!places.isEmpty()) {
            defined.putIfAbsent(name, places);
          }
        });
    return new PlaceGroups(defined, home);
  }

  /** The groups that the document defines, by name, in the order of their definitions. */
  public Map<String, List<Place>> defined() {
    return Collections.unmodifiableMap(defined);
  }

  /** The members of the group, empty if neither the document nor common usage says. */
  public List<Place> members(String name) {
    List<Place> members = defined.get(name);
    return members != null ? members : standard(name);
  }

  /** The groups named in {@code text}, in order. */
  public List<GroupMatch> find(CharSequence text) {
    Lexicon.Builder names = new Lexicon.Builder();
    defined.keySet().forEach(name -> names.add(name, 0));
    Lexicon lexicon = names.build();
    Matcher mention = MENTION.matcher(text).useTransparentBounds(true);
    List<GroupMatch> found = new ArrayList<>();
    int mentioned = 0;
    for (int at = 0; at < text.length(); ) {
      long hit = defined.isEmpty() ? Lexicon.MISS : lexicon.longestAt(text, at, text.length());
      int end = hit == Lexicon.MISS ? at : Lexicon.end(hit);
      // Of a group that is not known, 六区一县, no part is one.
      if (at >= mentioned
          && MENTION_STARTS.contains(text.charAt(at))
          && mention.region(at, text.length()).lookingAt()) {
        mentioned = mention.end();
        end = Math.max(end, mentioned);
      }
      if (end > at) {
        String quote = text.subSequence(at, end).toString();
        List<Place> places = members(quote);
        if (!places.isEmpty()) {
          found.add(new GroupMatch(at, end, quote, places));
          at = end;
          continue;
        }
      }
      at++;
    }
    return found;
  }

  private List<Place> standard(String name) {
    Place city = home;
    if (city == null || city.level() == Level.COUNTY) {
      return List.of();
    }
    List<Place> all = Gazetteer.of().children(city);
    if (name.startsWith("各县")) {
      return all;
    }
    if (city.level() != Level.PREFECTURE) {
      return List.of();
    }
    if (name.equals("市区")) {
      return ofKind(all, "区");
    }
    List<Place> members = new ArrayList<>();
    Matcher count = COUNT.matcher(name);
    int at = 0;
    while (count.find() && count.start() == at) {
      List<Place> kind = defined.getOrDefault(count.group(), ofKind(all, count.group(2)));
      if (kind.size() != number(count.group(1)) || kind.isEmpty()) {
        return List.of();
      }
      members.addAll(kind);
      at = count.end();
    }
    return at == name.length() ? List.copyOf(members) : List.of();
  }

  private static List<Place> ofKind(List<Place> places, String kind) {
    String last = kind.substring(kind.length() - 1);
    return places.stream().filter(p -> p.name().endsWith(last)).toList();
  }

  private static boolean isListed(CharSequence text, PlaceMatch a, PlaceMatch b) {
    Place left = a.place();
    Place right = b.place();
    if (left == null || right == null || left.level() != right.level()) {
      return false;
    }
    int gap = b.start() - a.end();
    return gap == 1 && "、，,和及与".indexOf(text.charAt(a.end())) >= 0
        || gap == 2 && text.charAt(a.end()) == '以' && text.charAt(a.end() + 1) == '及';
  }

  private static void define(
      Map<String, List<Place>> defined,
      Map<String, List<Place>> passing,
      CharSequence text,
      List<PlaceMatch> list) {
    List<Place> places = new ArrayList<>();
    for (PlaceMatch match : list) {
      Place place = match.place();
      if (place != null) {
        places.add(place);
      }
    }
    int from = list.get(0).start();
    int to = list.get(list.size() - 1).end();
    String before = text.subSequence(Math.max(0, from - NAME_LIMIT - 4), from).toString();
    String after = text.subSequence(to, Math.min(text.length(), to + 2 * NAME_LIMIT)).toString();
    Matcher defining = DEFINING.matcher(before);
    if (defining.find()) {
      Matcher name = NAME_AT_END.matcher(before.substring(0, defining.start()));
      if (name.find()) {
        put(defined, name.group(1) != null ? name.group(1) : name.group(2), places);
      }
    }
    Matcher abbreviation = ABBREVIATION.matcher(after);
    if (abbreviation.find()) {
      put(defined, abbreviation.group(1), places);
    }
    Matcher counted = COUNTED_AFTER.matcher(after);
    if (counted.find() && count(counted.group(1)) == places.size()) {
      // 甲、乙两县 said of two pairs defines nothing: an empty list keeps the name from both.
      passing.merge(counted.group(1), List.copyOf(places), (a, b) -> a.equals(b) ? a : List.of());
    }
  }

  private static void put(Map<String, List<Place>> defined, String name, List<Place> places) {
    if (!name.matches(COUNTED) || count(name) == places.size()) {
      defined.putIfAbsent(name, List.copyOf(places));
    }
  }

  /** How many members the name speaks of: five for 三区两市. */
  private static int count(String name) {
    int members = 0;
    for (Matcher count = COUNT.matcher(name); count.find(); ) {
      members += number(count.group(1));
    }
    return members;
  }

  /** 三 → 3, 十二 → 12, 二十 → 20. */
  private static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c == '两' ? 2 : "零一二三四五六七八九".indexOf(c);
      value = c == '十' ? Math.max(value, 1) * 10 : value + digit;
    }
    return value;
  }
}
