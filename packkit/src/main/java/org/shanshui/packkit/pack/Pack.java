package org.shanshui.packkit.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;

/**
 * A version of a pack.
 *
 * @param inForceFrom the first day it is in force; the last version that is decides
 * @param needs keys of packs that it refers to
 * @param sources where its rules are from
 */
public record Pack(
    Place place,
    String key,
    Words name,
    String version,
    LocalDate inForceFrom,
    Set<String> needs,
    List<Words> sources,
    List<Content<?>> files,
    List<Example> examples) {

  public Pack {
    needs = Set.copyOf(needs);
    sources = List.copyOf(sources);
    files = List.copyOf(files);
    examples = List.copyOf(examples);
  }

  /** What tells its versions and those of other packs apart, as {@code commitments 1.0}. */
  public String edition() {
    return key + " " + version;
  }

  /**
   * A file of it.
   *
   * @param key the file's name without {@code .yaml}
   */
  public record Content<T>(FileKind<T> kind, String key, Place place, T value) {
    /** Folder and key, as {@code lights/lights}. */
    public String name() {
      return kind.folder() + "/" + key;
    }
  }
}
