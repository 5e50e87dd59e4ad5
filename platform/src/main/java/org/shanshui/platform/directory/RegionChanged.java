package org.shanshui.platform.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a region is in force, and all that lies there has followed.
 *
 * @param into code of the one that took it over; null if it was not merged
 * @param parts codes of what it was split into, perhaps its own among them; empty if it was not
 */
public record RegionChanged(
    long changeId, String regionCode, @Nullable String into, List<String> parts) {
  public RegionChanged {
    parts = List.copyOf(parts);
  }
}
