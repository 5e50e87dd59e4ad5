package org.shanshui.platform.directory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;

/** Regions as the rows of a workbook call them: by code, or by name within the actor's own. */
final class Places {
  private final Regions regions;
  private final String own = Actor.current().region();
  private final Map<String, @Nullable Region> called = new HashMap<>();

  Places(Regions regions) {
    this.regions = regions;
  }

  /**
   * The region of these words; null where there is none or there are several.
   *
   * @param words null for the actor's own
   */
  @Nullable Region called(@Nullable String words) {
    if (words == null) {
      return regions.byPath(own).orElseGet(() -> regions.get(Regions.NATION));
    }
    if (!called.containsKey(words)) {
      called.put(words, find(words));
    }
    return called.get(words);
  }

  private @Nullable Region find(String words) {
    Region byCode = regions.find(words).filter(r -> r.path().startsWith(own)).orElse(null);
    if (byCode != null) {
      return byCode;
    }
    var named = regions.named(words, own);
    return named.size() == 1 ? named.get(0) : null;
  }
}
