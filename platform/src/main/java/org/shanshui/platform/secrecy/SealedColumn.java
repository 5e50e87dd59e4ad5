package org.shanshui.platform.secrecy;

import org.jspecify.annotations.Nullable;

/**
 * A column of text whose values {@link Secrecy} seals. As a bean it has what stood there in clear
 * before sealed when the application starts, and the record of changes shows it as personal; its
 * migration names it among the secrets of {@code put_on_record}.
 *
 * @param table that has an {@code id}
 * @param digest column beside it by which a whole value is found; null where none is looked for
 */
public record SealedColumn(String table, String name, @Nullable String digest) {
  public static SealedColumn of(String table, String name) {
    return new SealedColumn(table, name, null);
  }

  /** One with a column {@code …_digest} beside it. */
  public static SealedColumn sought(String table, String name) {
    return new SealedColumn(table, name, name + "_digest");
  }

  /** What a value is bound to: moved to another column it does not open. */
  String place() {
    return table + "." + name;
  }
}
