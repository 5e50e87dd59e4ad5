package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.pack.Pack;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Service;

/**
 * The forms of the packs. A round keeps the editions of those that it was opened with, whatever
 * becomes of them.
 */
@Service
class Forms {
  private final Packs packs;
  private final Clock clock;

  Forms(Packs packs, Clock clock) {
    this.packs = packs;
    this.clock = clock;
  }

  /** Those in force today, in their order. */
  List<ReportForm> all() {
    return ordered(packs.on(LocalDate.now(clock), ReportForm.FILES).values().stream());
  }

  /** All that there are in any version of any pack, in their order. */
  List<ReportForm> ever() {
    return ordered(packs.all().stream().flatMap(Forms::of));
  }

  private static List<ReportForm> ordered(Stream<ReportForm> forms) {
    return forms
        .sorted(Comparator.comparingInt(ReportForm::order).thenComparing(ReportForm::key))
        .toList();
  }

  /** Those of these keys that are in force today, in their order; refuses an unknown key. */
  List<ReportForm> get(Collection<String> keys) {
    List<ReportForm> all = all();
    for (String key : keys) {
      if (all.stream().noneMatch(form -> form.key().equals(key))) {
        throw Refusal.invalid(
                "collection.no-form",
                "没有“"
                    + key
                    + "”这种填报表，可用："
                    + String.join("、", all.stream().map(ReportForm::key).toList())
                    + "。",
                "there is no form "
                    + key
                    + "; there are "
                    + all.stream().map(ReportForm::key).toList())
            .asException();
      }
    }
    return all.stream().filter(form -> keys.contains(form.key())).toList();
  }

  /** The editions of these that are in force today, by key. */
  Map<String, String> editions(Collection<String> keys) {
    Map<String, String> editions = new TreeMap<>();
    for (Pack pack : packs.on(LocalDate.now(clock))) {
      of(pack)
          .filter(form -> keys.contains(form.key()))
          .forEach(form -> editions.put(form.key(), pack.edition()));
    }
    return editions;
  }

  /**
   * A form as it was in an edition; where the packs have that no more, as it is today or was last.
   */
  ReportForm of(String key, @Nullable String edition) {
    return find(packs.all().stream().filter(pack -> pack.edition().equals(edition)), key)
        .or(() -> find(packs.on(LocalDate.now(clock)).stream(), key))
        .or(
            () ->
                find(
                    packs.all().stream().sorted(Comparator.comparing(Pack::inForceFrom).reversed()),
                    key))
        .orElseThrow(
            () ->
                Refusal.conflict(
                        "collection.form-gone",
                        "配置包中已没有填报表“" + key + "”，请管理员恢复。",
                        "the packs have no form " + key + " any more: put it back")
                    .asException());
  }

  private static Optional<ReportForm> find(Stream<Pack> among, String key) {
    return among.flatMap(Forms::of).filter(form -> form.key().equals(key)).findFirst();
  }

  private static Stream<ReportForm> of(Pack pack) {
    return pack.files().stream()
        .map(Pack.Content::value)
        .filter(ReportForm.class::isInstance)
        .map(ReportForm.class::cast);
  }

  /** The rules in force today. */
  List<DoubtRules> doubts() {
    return List.copyOf(packs.on(LocalDate.now(clock), DoubtRules.FILES).values());
  }

  /** What of these forms may be asked for or left out: figures, then texts, then files. */
  static List<ReportForm.Item> items(Collection<ReportForm> forms) {
    Map<String, ReportForm.Item> items = new LinkedHashMap<>();
    forms.forEach(form -> form.items().forEach(item -> items.putIfAbsent(item.key(), item)));
    return items.values().stream()
        .sorted(Comparator.comparingInt(item -> rank(item.key(), forms)))
        .toList();
  }

  private static int rank(String item, Collection<ReportForm> forms) {
    if (item.equals(ReportForm.FILES_ITEM)) {
      return 2;
    }
    boolean figure =
        forms.stream()
            .flatMap(form -> form.fields().stream())
            .anyMatch(field -> item.equals(field.item()) && !field.isArea());
    return figure ? 0 : 1;
  }
}
