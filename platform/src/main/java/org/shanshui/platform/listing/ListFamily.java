package org.shanshui.platform.listing;

import java.util.Optional;

/** Lists of one shape, each at a path of its own, that come and go while the house stands. */
public interface ListFamily {
  /** Of all their paths, as Spring writes it: {@code /registers/{register:[a-z0-9_-]+}}. */
  String pattern();

  /** The list at a path that fits the pattern. */
  Optional<Listing<?>> at(String path);
}
