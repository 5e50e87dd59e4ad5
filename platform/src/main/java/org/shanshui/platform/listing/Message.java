package org.shanshui.platform.listing;

import java.util.List;

/**
 * A message in the language of the one who reads.
 *
 * @param code of {@code messages.properties}
 */
public record Message(String code, List<Object> arguments) {
  public static Message of(String code, Object... arguments) {
    return new Message(code, List.of(arguments));
  }
}
