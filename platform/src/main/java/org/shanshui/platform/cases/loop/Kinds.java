package org.shanshui.platform.cases.loop;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shanshui.packkit.pack.InForce;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.refusal.Refusal;

/**
 * The kinds of cases that the packs in force declare. A case whose kind is in force no more goes on
 * by the last version of it.
 */
public final class Kinds {
  private final InForce<Kind> kinds;

  public Kinds(Packs packs, Clock clock) {
    kinds =
        new InForce<>(
            packs, Kind.FILES, Comparator.comparing(Kind::order).thenComparing(Kind::key), clock);
  }

  /** Those in force today, in their order. */
  public List<Kind> all() {
    return List.copyOf(kinds.today().values());
  }

  /** The kind of this key, in force or not. */
  public Optional<Kind> find(String key) {
    return kinds.find(key);
  }

  /** The kind of this key in force; refuses if there is none. */
  public Kind get(String key) {
    Kind kind = kinds.today().get(key);
    if (kind == null) {
      throw Refusal.invalid(
              "cases.no-kind",
              "没有“" + key + "”这种案件类型，可用：" + String.join("、", kinds.today().keySet()) + "。",
              "there is no kind of case " + key + "; there are " + kinds.today().keySet())
          .asException();
    }
    return kind;
  }

  /** The kind that such a source opens cases of; empty where the packs have none. */
  public Optional<Kind> openedBy(String source) {
    return all().stream().filter(kind -> kind.sources().contains(source)).findFirst();
  }
}
