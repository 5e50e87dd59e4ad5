package org.shanshui.platform.cases.loop;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.pack.Pack;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.refusal.Refusal;

/**
 * The kinds of cases that the packs in force declare. A case whose kind is in force no more goes on
 * by the last version of it.
 */
public final class Kinds {
  private final Packs packs;
  private final Clock clock;
  private volatile @Nullable InForce inForce;

  private record InForce(LocalDate day, Map<String, Kind> byKey) {}

  public Kinds(Packs packs, Clock clock) {
    this.packs = packs;
    this.clock = clock;
  }

  /** Those in force today, in their order. */
  public List<Kind> all() {
    return List.copyOf(today().values());
  }

  /** The kind of this key, in force or not. */
  public Optional<Kind> find(String key) {
    return Optional.ofNullable(today().get(key)).or(() -> last(key));
  }

  /** The kind of this key in force; refuses if there is none. */
  public Kind get(String key) {
    Kind kind = today().get(key);
    if (kind == null) {
      throw Refusal.invalid(
              "cases.no-kind",
              "没有“" + key + "”这种案件类型，可用：" + String.join("、", today().keySet()) + "。",
              "there is no kind of case " + key + "; there are " + today().keySet())
          .asException();
    }
    return kind;
  }

  /** The kind that such a source opens cases of; empty where the packs have none. */
  public Optional<Kind> openedBy(String source) {
    return all().stream().filter(kind -> kind.sources().contains(source)).findFirst();
  }

  private Map<String, Kind> today() {
    LocalDate day = LocalDate.now(clock);
    InForce known = inForce;
    if (known == null || !known.day().equals(day)) {
      Map<String, Kind> byKey = new LinkedHashMap<>();
      packs.on(day, Kind.FILES).values().stream()
          .sorted(Comparator.comparing(Kind::order).thenComparing(Kind::key))
          .forEach(kind -> byKey.put(kind.key(), kind));
      known = new InForce(day, byKey);
      inForce = known;
    }
    return known.byKey();
  }

  private Optional<Kind> last(String key) {
    return packs.all().stream()
        .sorted(Comparator.comparing(Pack::inForceFrom).reversed())
        .map(pack -> packs.on(pack.inForceFrom(), Kind.FILES).get(key))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }
}
