package org.shanshui.platform.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An administrative division (行政区划).
 *
 * @param code of GB/T 2260 (six digits) or GB/T 10114 (towns, nine), or given by who added it
 * @param level nation, province, prefecture, county, town or village
 * @param endedOn since when it is no region any more, and lies below the one that took it over;
 *     null while it is one
 * @param path codes from the top, as {@code /330000/331000/}; the nation's is {@code /}
 */
public record Region(
    String code,
    String name,
    String level,
    @Nullable String parentCode,
    String path,
    @Nullable LocalDate endedOn) {
  /** One that is there. */
  Region(String code, String name, String level, @Nullable String parentCode, String path) {
    this(code, name, level, parentCode, path, null);
  }

  /**
   * The first path behind its own and all below it: those are from {@link #path} to before this.
   */
  public String beyond() {
    return path.substring(0, path.length() - 1) + "0";
  }
}
