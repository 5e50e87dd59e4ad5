package org.shanshui.platform.directory;

import org.jspecify.annotations.Nullable;

/**
 * An administrative division (行政区划).
 *
 * @param code of GB/T 2260 (six digits) or GB/T 10114 (towns, nine), or given by who added it
 * @param level nation, province, prefecture, county, town or village
 * @param path codes from the top, as {@code /330000/331000/}; the nation's is {@code /}
 */
public record Region(
    String code, String name, String level, @Nullable String parentCode, String path) {
  /**
   * The first path behind its own and all below it: those are from {@link #path} to before this.
   */
  public String beyond() {
    return path.substring(0, path.length() - 1) + "0";
  }
}
