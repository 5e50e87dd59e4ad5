package org.shanshui.platform.listing;

import java.util.List;

/**
 * A message in the language of the one who reads.
 *
 * @param code of {@code messages.properties}
 */
public record Said(String code, List<Object> arguments) {
  public static Said of(String code, Object... arguments) {
    return new Said(code, List.of(arguments));
  }
}
