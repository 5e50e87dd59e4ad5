package org.shanshui.compiler.named;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.OfficeMention;
import org.shanshui.compiler.plan.PlaceMention;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.Prose;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.offices.OfficeName;
import org.shanshui.language.offices.Offices;
import org.shanshui.language.places.Gazetteer;
import org.shanshui.language.places.Place;
import org.shanshui.language.places.PlaceGroups;
import org.shanshui.language.places.PlaceMatch;

/**
 * The places and bodies that a document names, and the region it is for.
 *
 * @param places with UTF-16 offsets
 * @param offices with UTF-16 offsets
 */
public record Names(
    Plan.@Nullable Region region, List<PlaceMention> places, List<OfficeMention> offices) {
  private static final int HEAD = 600;
  private static final String COUNTS = "一二两三四五六七八九十";
  private static final Pattern REGION =
      Pattern.compile(
          "^(?:中共|\\d{4}年度?)?"
              + "(?!关于|加强|加快|推进|深化|促进|实施|建设|开展|打造|进一步|切实)"
              + "((?:(?![全我本城都][省市县区州]|[园地社小辖山库林灌片景]区|区域)[一-鿿]){2,5}?"
              + "(?:自治[州县]|[省市县区州盟旗]))");

  /** Reads the names of a text. */
  public static Names of(List<Passage> passages, String source, About about) {
    CleanText clean = Prose.whole(passages, source);
    String text = clean.text();
    Gazetteer gazetteer = Gazetteer.of();
    Place home =
        gazetteer.home(
            about.title(), about.issuer(), text.substring(0, Math.min(HEAD, text.length())));
    List<PlaceMention> places = new ArrayList<>();
    int[] starts = Offices.nameStarts(text);
    List<PlaceMatch> matches = gazetteer.find(text, starts, home);
    for (PlaceMatch match : matches) {
      int start = clean.sourceStart(match.start());
      int end = clean.sourceEnd(match.end());
      places.add(
          new PlaceMention(source.substring(start, end), match.name(), match.code(), start, end));
    }
    if (namesGroups(text)) {
      addGroups(places, clean, PlaceGroups.learn(text, home, matches), source);
    }
    List<OfficeMention> offices = new ArrayList<>();
    for (OfficeName office : Offices.find(text, starts)) {
      int start = clean.sourceStart(office.start());
      int end = clean.sourceEnd(office.end());
      offices.add(new OfficeMention(source.substring(start, end), office.canonical(), start, end));
    }
    return new Names(region(home, about), places, offices);
  }

  /** Of places that only the text names, none counts against the region that the title is of. */
  private static Plan.@Nullable Region region(@Nullable Place home, About about) {
    Plan.Region unknown = home == null || !isSaidOf(about, home) ? unknown(about) : null;
    if (unknown != null || home == null) {
      return unknown;
    }
    return new Plan.Region(home.name(), home.code());
  }

  private static boolean isSaidOf(About about, Place home) {
    return Stream.of(about.title(), about.issuer())
        .anyMatch(
            said ->
                said != null
                    && Gazetteer.of().find(said, home).stream()
                        .anyMatch(match -> match.place() == home));
  }

  /** Whether the text speaks of places by their count: 三区两市. */
  private static boolean namesGroups(String text) {
    for (int i = text.indexOf('区'); i >= 0; i = text.indexOf('区', i + 1)) {
      boolean counted = i > 0 && COUNTS.indexOf(text.charAt(i - 1)) >= 0;
      if (counted
          && i + 2 < text.length()
          && COUNTS.indexOf(text.charAt(i + 1)) >= 0
          && "市县旗".indexOf(text.charAt(i + 2)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** A group is a place of several names: 椒江区、黄岩区… for 三区两市. */
  private static void addGroups(
      List<PlaceMention> places, CleanText clean, PlaceGroups groups, String source) {
    for (PlaceGroups.GroupMatch group : groups.find(clean.text())) {
      int start = clean.sourceStart(group.start());
      int end = clean.sourceEnd(group.end());
      String names = group.places().stream().map(Place::name).collect(Collectors.joining("、"));
      places.add(new PlaceMention(source.substring(start, end), names, null, start, end));
    }
    places.sort(Comparator.comparingInt(PlaceMention::start));
  }

  /** A region that the register does not know, but title or issuer begins with. */
  private static Plan.@Nullable Region unknown(About about) {
    Plan.Region titled = first(about.title());
    return titled == null ? first(about.issuer()) : titled;
  }

  private static Plan.@Nullable Region first(@Nullable String name) {
    Matcher region = REGION.matcher(name == null ? "" : name);
    return region.find() ? new Plan.Region(region.group(1), null) : null;
  }
}
