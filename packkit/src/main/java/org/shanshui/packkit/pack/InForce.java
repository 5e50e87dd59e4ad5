package org.shanshui.packkit.pack;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a kind that are in force today, whatever day that is. What was begun under a file
 * that is in force no more goes on by the last version of it.
 */
public final class InForce<T> {
  private final Packs packs;
  private final FileKind<T> kind;
  private final Comparator<T> order;
  private final Clock clock;
  private volatile @Nullable Day<T> known;

  private record Day<T>(LocalDate day, Map<String, T> byKey) {}

  public InForce(Packs packs, FileKind<T> kind, Comparator<T> order, Clock clock) {
    this.packs = packs;
    this.kind = kind;
    this.order = order;
    this.clock = clock;
  }

  /** By key, in their order. */
  public Map<String, T> today() {
    LocalDate day = LocalDate.now(clock);
    Day<T> last = known;
    if (last == null || !last.day().equals(day)) {
      last = new Day<>(day, on(day));
      known = last;
    }
    return last.byKey();
  }

  private Map<String, T> on(LocalDate day) {
    Map<String, T> byKey = new LinkedHashMap<>();
    packs.on(day, kind).entrySet().stream()
        .sorted(Map.Entry.comparingByValue(order))
        .forEach(file -> byKey.put(file.getKey(), file.getValue()));
    return Collections.unmodifiableMap(byKey);
  }

  /** The file of this key, in force or not. */
  public Optional<T> find(String key) {
    return Optional.ofNullable(today().get(key))
        .or(
            () ->
                packs.all().stream()
                    .sorted(Comparator.comparing(Pack::inForceFrom).reversed())
                    .map(pack -> packs.on(pack.inForceFrom(), kind).get(key))
                    .filter(Objects::nonNull)
                    .findFirst());
  }

  /** The edition of the pack by which this key is in force today: {@code outfalls 1.0}. */
  public Optional<String> edition(String key) {
    return packs.on(LocalDate.now(clock)).stream()
        .filter(
            pack ->
                pack.files().stream()
                    .anyMatch(file -> file.kind() == kind && file.key().equals(key)))
        .map(Pack::edition)
        .findFirst();
  }
}
