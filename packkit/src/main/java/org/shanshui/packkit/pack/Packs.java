package org.shanshui.packkit.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shanshui.packkit.BadPackException;
import org.shanshui.packkit.Fault;

/** Packs that hold together, in all their versions. A pure value. */
public final class Packs {
  private final List<Pack> all;

  Packs(Collection<Pack> all) {
    this.all =
        all.stream()
            .sorted(Comparator.comparing(Pack::key).thenComparing(Pack::inForceFrom))
            .toList();
  }

  /**
   * Reads packs.
   *
   * @param sources a pack of a later one takes the place of all versions of the pack of the same
   *     key in earlier ones
   * @param kinds that there are; one that refers to another stands behind it
   * @throws BadPackException with all that is wrong
   */
  public static Packs load(List<PackSource> sources, List<FileKind<?>> kinds) {
    return new PackLoader(kinds).load(sources);
  }

  /** By key, the earliest version first. */
  public List<Pack> all() {
    return all;
  }

  /** The versions in force on a day, by key. */
  public Collection<Pack> on(LocalDate day) {
    Map<String, Pack> latest = new LinkedHashMap<>();
    all.stream()
        .filter(pack -> !pack.inForceFrom().isAfter(day))
        .forEach(pack -> latest.put(pack.key(), pack));
    return Collections.unmodifiableCollection(latest.values());
  }

  /** The files of a kind in force on a day, by key. */
  public <T> SortedMap<String, T> on(LocalDate day, FileKind<T> kind) {
    SortedMap<String, T> values = new TreeMap<>();
    on(day).stream()
        .flatMap(pack -> pack.files().stream())
        .filter(file -> file.kind() == kind)
        .forEach(file -> values.put(file.key(), value(kind, file)));
    return Collections.unmodifiableSortedMap(values);
  }

  /** One file of a kind, in force on a day. */
  public <T> Optional<T> find(LocalDate day, FileKind<T> kind, String key) {
    return Optional.ofNullable(on(day, kind).get(key));
  }

  /**
   * The one file of a kind that is in force on a day.
   *
   * @throws IllegalStateException where there is none, or more than one: then nobody has said which
   */
  public <T> T only(LocalDate day, FileKind<T> kind) {
    SortedMap<String, T> values = on(day, kind);
    if (values.size() != 1) {
      throw new IllegalStateException(
          "%s 应有且只有一个 %s/ 文件生效，现有 %s；请在配置包中增删 · one file of %s/ has to be in force on %s, there are %s: add or remove one in the packs"
              .formatted(day, kind, values.keySet(), kind, day, values.keySet()));
    }
    return values.values().iterator().next();
  }

  @SuppressWarnings("unchecked") // A file of this kind has a value of this kind.
  static <T> T value(FileKind<T> kind, Pack.Content<?> file) {
    return ((Pack.Content<T>) file).value();
  }

  /** Carries out all examples; gives those that come out otherwise, at their places. */
  public List<Fault> examine() {
    return all.stream().flatMap(pack -> Examples.examine(pack).stream()).toList();
  }

  /** Files that no example of their pack speaks of, as {@code commitments: lights/lights}. */
  public List<String> withoutExample() {
    List<String> without = new ArrayList<>();
    for (Pack pack : all) {
      pack.files().stream()
          .map(Pack.Content::name)
          .filter(name -> pack.examples().stream().noneMatch(e -> e.of().equals(name)))
          .forEach(name -> without.add(pack.key() + ": " + name));
    }
    return without;
  }
}
