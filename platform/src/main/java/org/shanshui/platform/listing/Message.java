package org.shanshui.platform.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in the language of the one who reads.
 *
 * @param code of {@code messages.properties}
 * @param otherwise what is said where there is no such message; null where there always is
 */
public record Message(String code, List<Object> arguments, @Nullable String otherwise) {
  public static Message of(String code, Object... arguments) {
    return new Message(code, List.of(arguments), null);
  }

  /** A name that may have words of its own. */
  public static Message named(String codes, String name) {
    return new Message(codes + name, List.of(), name);
  }
}
