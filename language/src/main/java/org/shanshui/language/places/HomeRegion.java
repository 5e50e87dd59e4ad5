package org.shanshui.language.places;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guesses the region that a document is for (发文地区) from what stands at its beginning. */
final class HomeRegion {
  /** Beyond this many chars the beginning has been left and other regions are spoken of. */
  private static final int HEAD = 1500;

  private static final List<String> AUTHORITIES =
      List.of("人民政府", "政府", "第", "人大", "委员会", "委", "政协", "市长", "省长", "县长", "区长", "州长");

  private final Gazetteer gazetteer;

  HomeRegion(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  @Nullable Place of(
      @Nullable CharSequence title, @Nullable CharSequence issuer, @Nullable CharSequence head) {
    Place byIssuer = issuer == null ? null : first(issuer, null);
    Place byTitle = title == null ? null : first(title, byIssuer);
    if (byTitle != null && byIssuer != null) {
      // 浙江省…规划 issued by 台州市 is Taizhou's; 台州市…规划 issued by the province is Taizhou's too.
      return byTitle.contains(byIssuer) ? byIssuer : byTitle;
    }
    if (byTitle != null || byIssuer != null) {
      return byTitle != null ? byTitle : byIssuer;
    }
    return head == null ? null : mostNamed(head.subSequence(0, Math.min(HEAD, head.length())));
  }

  /** The first place named, followed down as far as the names go on: 浙江省台州市椒江区. */
  private @Nullable Place first(CharSequence text, @Nullable Place hint) {
    Place found = null;
    int end = -1;
    for (PlaceMatch match : gazetteer.find(text, hint)) {
      Place place = match.place();
      if (place == null) {
        if (found == null) {
          continue;
        }
        break;
      }
      if (found == null) {
        found = place;
      } else if (match.start() == end && found.contains(place)) {
        found = place;
      } else {
        break;
      }
      end = match.end();
    }
    return found;
  }

  /** 甘肃省十届人大, 台州市第六届, 池州市人民政府. */
  private static boolean isAuthority(String after) {
    return after.indexOf('届') > 0 || AUTHORITIES.stream().anyMatch(after::startsWith);
  }

  private @Nullable Place mostNamed(CharSequence head) {
    Map<Place, Integer> weights = new HashMap<>();
    Place best = null;
    for (PlaceMatch match : gazetteer.find(head)) {
      Place place = match.place();
      if (place == null) {
        continue;
      }
      String after =
          head.subSequence(match.end(), Math.min(head.length(), match.end() + 4)).toString();
      int weight = match.quote().equals(place.name()) ? 2 : 1;
      weight += isAuthority(after) ? 3 : 0;
      weights.merge(place, weight, Integer::sum);
      if (best == null || weights.get(place) > weights.get(best)) {
        best = place;
      }
    }
    return best != null && weights.get(best) >= 3 ? best : null;
  }
}
