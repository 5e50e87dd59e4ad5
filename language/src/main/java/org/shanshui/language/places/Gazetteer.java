package org.shanshui.language.places;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.lexicon.ResourceLines;
import org.shanshui.language.lexicon.WordStarts;

/**
 * The administrative divisions of China at county level and above (行政区划), by code and by name.
 * Source: GB/T 2260-2007 with its amendments to the end of 2023, and those that were retired since
 * 2002. Immutable and thread-safe.
 */
public final class Gazetteer {
  private final Map<String, Place> byCode;
  private final Map<String, Place> retired;
  private final Map<String, List<Place>> children = new HashMap<>();
  private final Lexicon lexicon;
  private final List<Bearers> bearers;

  /**
   * Who bears a name.
   *
   * @param full the places whose full name it is
   * @param brief the places whose short name it is
   */
  record Bearers(String name, List<Place> full, List<Place> brief) {
    /** A word that holds a place's name and means none: 大理石, 出海口. */
    boolean isBlocked() {
      return full.isEmpty() && brief.isEmpty();
    }
  }

  private Gazetteer(Map<String, Place> byCode, Map<String, Place> retired, List<String> notPlaces) {
    this.byCode = Collections.unmodifiableMap(byCode);
    this.retired = Collections.unmodifiableMap(retired);
    Lexicon.Builder words = new Lexicon.Builder();
    this.bearers = new ArrayList<>(8192);
    for (Place place : byCode.values()) {
      if (place.parent() != null) {
        children.computeIfAbsent(place.parent(), code -> new ArrayList<>()).add(place);
      }
      named(words, place.name()).full().add(place);
      for (String alias : PlaceNames.aliases(place.name())) {
        named(words, alias).full().add(place);
      }
    }
    for (Place place : retired.values()) {
      named(words, place.name()).full().add(place);
    }
    // The list may also forbid a short name as a whole (振兴, 平安); a full name it never forbids.
    Set<String> never = new HashSet<>(notPlaces);
    for (String word : notPlaces) {
      named(words, word);
    }
    for (Place place : byCode.values()) {
      String brief = place.shortName();
      if (!brief.equals(place.name()) && !never.contains(brief)) {
        named(words, brief).brief().add(place);
      }
    }
    this.lexicon = words.build();
  }

  private Bearers named(Lexicon.Builder words, String name) {
    int number = words.add(name, bearers.size());
    if (number == bearers.size()) {
      bearers.add(new Bearers(name, new ArrayList<>(1), new ArrayList<>(1)));
    }
    return bearers.get(number);
  }

  /** The register; read once, on first use. */
  public static Gazetteer of() {
    return Holder.REGISTER;
  }

  /**
   * The place with this six-digit code, null if there is none. A code that was given anew means the
   * place in force.
   */
  public @Nullable Place byCode(String code) {
    Place place = byCode.get(code);
    return place != null ? place : retired.get(code);
  }

  /** Whether the place is in force, not one that only documents of its time name (绍兴县). */
  public boolean isInForce(Place place) {
    return place.equals(byCode.get(place.code()));
  }

  /** All places in force, by code. */
  public Collection<Place> all() {
    return byCode.values();
  }

  /** The places that bear this full name; several for 鼓楼区. */
  public List<Place> byName(CharSequence name) {
    int number = lexicon.wordOf(name);
    return number < 0 ? List.of() : Collections.unmodifiableList(bearers.get(number).full());
  }

  /**
   * Where the place's name that begins at {@code from} ends, full or short, or {@code from} if none
   * begins there. Looks at the letters only, not at what is meant.
   */
  public int nameEnd(CharSequence text, int from, int to) {
    long hit = lexicon.longestAt(text, from, to);
    return hit == Lexicon.MISS || bearers.get(Lexicon.word(hit)).isBlocked()
        ? from
        : Lexicon.end(hit);
  }

  /** Adds what the names of places start with, to look for other names together with them. */
  public void addNames(WordStarts.Builder starts) {
    starts.add(lexicon);
  }

  /** The places directly below, by code. */
  public List<Place> children(Place parent) {
    return Collections.unmodifiableList(children.getOrDefault(parent.code(), List.of()));
  }

  /** The place above, null for a province. */
  public @Nullable Place parent(Place place) {
    return place.parent() == null ? null : byCode(place.parent());
  }

  /** As {@link #find(CharSequence, Place)} with no region known. */
  public List<PlaceMatch> find(CharSequence text) {
    return find(text, null);
  }

  /**
   * The places named in {@code text}, in order, without overlap. A short name of a county counts
   * only near home or where its full name stands in the text too.
   *
   * @param home the region the document is for, if known; decides between places of one name
   */
  public List<PlaceMatch> find(CharSequence text, @Nullable Place home) {
    return find(text, lexicon.starts().all(text), home);
  }

  /**
   * The same.
   *
   * @param starts every place where a name may start, and maybe others, in order
   */
  public List<PlaceMatch> find(CharSequence text, int[] starts, @Nullable Place home) {
    return new PlaceFinder(this, text, starts, home).find();
  }

  /**
   * The region a document is for: the most special place that its title names, or its issuer
   * (台州市发展和改革委员会), or else the first lines of its text. Null if they do not say.
   */
  public @Nullable Place home(
      @Nullable CharSequence title, @Nullable CharSequence issuer, @Nullable CharSequence head) {
    return new HomeRegion(this).of(title, issuer, head);
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Bearers bearers(int word) {
    return bearers.get(word);
  }

  private static final class Holder {
    static final Gazetteer REGISTER = load();

    private static Gazetteer load() {
      Map<String, Place> inForce = new LinkedHashMap<>(8192);
      for (String line : ResourceLines.of(Gazetteer.class, "gbt2260-2023.tsv")) {
        Place place = place(line.substring(0, 6), line.substring(7), inForce, inForce);
        inForce.put(place.code(), place);
      }
      Map<String, Place> retired = new LinkedHashMap<>(1024);
      for (String line : ResourceLines.of(Gazetteer.class, "gbt2260-retired.tsv")) {
        String name = line.substring(7, line.indexOf('\t', 7));
        Place place = place(line.substring(0, 6), name, inForce, retired);
        retired.putIfAbsent(place.code(), place);
      }
      return new Gazetteer(inForce, retired, ResourceLines.of(Gazetteer.class, "not-places.txt"));
    }

    private static Place place(
        String code, String name, Map<String, Place> inForce, Map<String, Place> retired) {
      // concat, not +: the first + of a program costs more than reading the whole register.
      String above = code.substring(0, 4).concat("00");
      String province = code.substring(0, 2).concat("0000");
      if (code.equals(province)) {
        return new Place(code, name, Level.PROVINCE, null);
      }
      if (code.equals(above)) {
        return new Place(code, name, Level.PREFECTURE, province);
      }
      boolean isKnown = inForce.containsKey(above) || retired.containsKey(above);
      return new Place(code, name, Level.COUNTY, isKnown ? above : province);
    }
  }
}
