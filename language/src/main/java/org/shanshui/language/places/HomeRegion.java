package org.shanshui.language.places;

import java.util.LinkedHashMap;
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
    Map<Place, Integer> weights = new LinkedHashMap<>();
    for (PlaceMatch match : gazetteer.find(head)) {
      Place place = match.place();
      if (place == null) {
        continue;
      }
      String after =
          head.subSequence(match.end(), Math.min(head.length(), match.end() + 4)).toString();
      boolean speaks = isAuthority(after);
      // A county that is merely named lies in the region; it is not the region.
      Place region = place.level() == Level.COUNTY && !speaks ? gazetteer.parent(place) : place;
      int weight = match.quote().equals(place.name()) ? 2 : 1;
      if (region != null) {
        weights.merge(region, weight + (speaks ? 3 : 0), Integer::sum);
      }
    }
    Place best = null;
    int most = 2;
    for (Map.Entry<Place, Integer> entry : weights.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }
}
