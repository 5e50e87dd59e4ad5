package org.shanshui.language.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;

/**
 * Finds places in one text: first all names that stand there, then those that are meant, since what
 * a name means depends on the full names of the whole text.
 */
final class PlaceFinder {
  /** What makes a short name part of some other name: 中山路, 天台山, 杭州湾, 三门镇. */
  private static final String OTHER_THINGS = "路街镇乡村屯寨山岭岛湖河湾桥寺庙峡";

  private static final Set<String> AFTER_BUT_FREE =
      Set.of(
          "山区", "山水", "山海", "河湖", "河道", "湖泊", "路网", "路径", "路线", "路段", "村庄", "村民", "村镇", "乡村", "乡镇",
          "街道", "镇街", "镇村", "岛屿", "岛链", "桥梁", "山体", "山地", "河流", "湾区", "村级", "镇级", "山林");

  private static final Set<String> INSTITUTIONS =
      Set.of("大道", "大街", "大学", "学院", "银行", "大桥", "水库", "石化", "卷烟");

  /** What a county is not where its short name is followed by another generic: 大城+市. */
  private static final String GENERIC = "市县区州省";

  private static final Set<String> GENERIC_BUT_FREE =
      Set.of(
          "市场", "市民", "市容", "市域", "市政", "县域", "县级", "区域", "区块", "区位", "区间", "区级", "省道", "县道", "省级",
          "市级");

  private final Gazetteer gazetteer;
  private final CharSequence text;
  private final int[] starts;
  private final @Nullable Place home;
  private final @Nullable Place homeCity;
  private final Set<Place> named = new HashSet<>();
  private final Map<String, Place> decided = new HashMap<>();

  private record Candidate(int start, int end, Gazetteer.Bearers bearers) {}

  PlaceFinder(Gazetteer gazetteer, CharSequence text, int[] starts, @Nullable Place home) {
    this.gazetteer = gazetteer;
    this.text = text;
    this.starts = starts;
    this.home = home;
    this.homeCity = home != null && home.level() == Level.COUNTY ? gazetteer.parent(home) : home;
  }

  List<PlaceMatch> find() {
    List<Candidate> candidates = candidates();
    List<PlaceMatch> matches = new ArrayList<>();
    @Nullable PlaceMatch last = null;
    for (Candidate candidate : candidates) {
      if (last != null && candidate.start < last.end()) {
        continue;
      }
      PlaceMatch match = judge(candidate, last);
      if (match != null) {
        matches.add(match);
        last = match;
      }
    }
    return matches;
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    Lexicon lexicon = gazetteer.lexicon();
    int read = 0;
    for (int at : starts) {
      long hit = at < read ? Lexicon.MISS : lexicon.longestAt(text, at, text.length());
      if (hit == Lexicon.MISS) {
        continue;
      }
      Gazetteer.Bearers bearers = gazetteer.bearers(Lexicon.word(hit));
      int end = Lexicon.end(hit);
      if (bearers.isBlocked()) {
        read = end;
        continue;
      }
      Candidate candidate = new Candidate(at, end, bearers);
      candidates.add(candidate);
      boolean sure =
          !bearers.full().isEmpty()
              && !PlaceNames.isWeak(bearers.name())
              && withoutBorrowedGeneric(candidate) == null;
      if (sure && bearers.full().size() == 1) {
        named.add(bearers.full().get(0));
      }
      // A name that may yet be refused must not hide one that begins inside it.
      read = sure ? end : at + 1;
    }
    return candidates;
  }

  private @Nullable PlaceMatch judge(Candidate candidate, @Nullable PlaceMatch last) {
    Gazetteer.Bearers bearers = candidate.bearers;
    if (!bearers.full().isEmpty()) {
      Candidate inside = withoutBorrowedGeneric(candidate);
      if (inside != null) {
        return inside.bearers.brief().isEmpty() ? null : judge(inside, last);
      }
      Place place = amongFull(candidate, last);
      if (place == null && PlaceNames.isWeak(bearers.name())) {
        return null;
      }
      if (place != null) {
        named.add(place);
        decided.putIfAbsent(bearers.name(), place);
      }
      return match(candidate, bearers.full().get(0).name(), place);
    }
    if (isPartOfOtherName(candidate)) {
      return null;
    }
    Place place = amongBrief(bearers.brief(), candidate);
    return place == null ? null : match(candidate, place.name(), place);
  }

  /** 珲春市场, 滨江区域: the generic belongs to what follows; what is left may be a short name. */
  private @Nullable Candidate withoutBorrowedGeneric(Candidate candidate) {
    int end = candidate.end;
    if (end >= text.length() || candidate.end - candidate.start < 3) {
      return null;
    }
    char generic = text.charAt(end - 1);
    char next = text.charAt(end);
    if (generic == '市' && next == '场' || generic == '区' && "域块位间".indexOf(next) >= 0) {
      int word = gazetteer.lexicon().wordOf(text.subSequence(candidate.start, end - 1));
      Gazetteer.Bearers brief =
          word < 0
              ? new Gazetteer.Bearers(candidate.bearers.name(), List.of(), List.of())
              : gazetteer.bearers(word);
      return new Candidate(
          candidate.start, end - 1, new Gazetteer.Bearers(brief.name(), List.of(), brief.brief()));
    }
    return null;
  }

  private PlaceMatch match(Candidate c, String name, @Nullable Place place) {
    return new PlaceMatch(c.start, c.end, text.subSequence(c.start, c.end).toString(), name, place);
  }

  private @Nullable Place amongFull(Candidate candidate, @Nullable PlaceMatch last) {
    List<Place> places = candidate.bearers.full();
    Place near = last == null ? null : byNeighbour(candidate, last, places);
    if (near != null) {
      return near;
    }
    if (PlaceNames.isWeak(candidate.bearers.name())) {
      return standsFree(candidate)
          ? only(places, p -> homeCity != null && homeCity.contains(p))
          : null;
    }
    if (places.size() == 1) {
      return places.get(0);
    }
    Place atHome = nearHome(places);
    return atHome != null ? atHome : decided.get(candidate.bearers.name());
  }

  /** 南京市鼓楼区: the place before says which; in a list, what is beside it does. */
  private @Nullable Place byNeighbour(Candidate candidate, PlaceMatch last, List<Place> places) {
    Place before = last.place();
    if (before == null) {
      return null;
    }
    int gap = candidate.start - last.end();
    if (gap == 0) {
      return only(places, p -> before.contains(p) && !p.equals(before));
    }
    if (gap == 1 && "、和及与".indexOf(text.charAt(last.end())) >= 0) {
      return only(places, p -> before.parent() != null && before.parent().equals(p.parent()));
    }
    return null;
  }

  private @Nullable Place nearHome(List<Place> places) {
    Place here = home;
    Place city = homeCity;
    if (here == null || city == null) {
      return null;
    }
    Place found = only(places, p -> p.equals(here) || p.contains(here));
    if (found == null) {
      found = only(places, city::contains);
    }
    return found != null ? found : only(places, p -> sameProvince(p, here));
  }

  private @Nullable Place amongBrief(List<Place> places, Candidate candidate) {
    Place here = home;
    Place city = homeCity;
    if (here != null && city != null) {
      Place found = only(places, p -> p.equals(here) || p.contains(here));
      if (found == null && (city.level() == Level.PREFECTURE || isMunicipality(city))) {
        found = only(places, city::contains);
      }
      if (found != null) {
        return found.level() == Level.COUNTY && isFollowedByGeneric(candidate) ? null : found;
      }
    }
    // 海南 in a document of 青海 is still the province more often than the prefecture.
    Place found = only(places, p -> p.level() == Level.PROVINCE);
    if (found == null) {
      found = only(places, p -> p.level() == Level.PREFECTURE);
    }
    if (found == null && !isFollowedByGeneric(candidate)) {
      found = only(places, named::contains);
    }
    return found;
  }

  private boolean isPartOfOtherName(Candidate candidate) {
    int end = candidate.end;
    if (end >= text.length()) {
      return false;
    }
    String two = text.subSequence(end, Math.min(end + 2, text.length())).toString();
    if (INSTITUTIONS.contains(two)) {
      return true;
    }
    if (OTHER_THINGS.indexOf(two.charAt(0)) >= 0) {
      return !AFTER_BUT_FREE.contains(two);
    }
    // 北京西路, 中山东路
    return two.length() == 2 && "东西南北中".indexOf(two.charAt(0)) >= 0 && two.charAt(1) == '路';
  }

  private boolean isFollowedByGeneric(Candidate candidate) {
    int end = candidate.end;
    return end < text.length()
        && GENERIC.indexOf(text.charAt(end)) >= 0
        && !GENERIC_BUT_FREE.contains(
            text.subSequence(end, Math.min(end + 2, text.length())).toString());
  }

  /** Whether the name begins where a name can begin: not in the middle of 城市和县城. */
  private boolean standsFree(Candidate candidate) {
    return candidate.start == 0
        || Character.getType(text.charAt(candidate.start - 1)) != Character.OTHER_LETTER;
  }

  private static boolean isMunicipality(Place place) {
    return place.level() == Level.PROVINCE && place.name().endsWith("市");
  }

  private static boolean sameProvince(Place a, Place b) {
    return a.code().regionMatches(0, b.code(), 0, 2);
  }

  private static @Nullable Place only(List<Place> places, Predicate<Place> wanted) {
    Place found = null;
    for (Place place : places) {
      if (wanted.test(place)) {
        if (found != null) {
          return null;
        }
        found = place;
      }
    }
    return found;
  }
}
