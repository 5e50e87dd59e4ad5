package org.shanshui.platform.listing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it.
 *
 * @param path of the page: the list's own, or that of another page that shows its rows
 * @param sums under the list by the head of their column
 */
public record ListView<R>(
    Listing<R> list,
    String path,
    Ask ask,
    Page<R> page,
    Map<String, Long> counts,
    Map<String, @Nullable BigDecimal> sums,
    Wording wording) {

  /** A count over the list, which leads to its rows or, where they are shown, back to all. */
  public record Count(
      String name, long number, String href, boolean shown, @Nullable String tone) {}

  /**
   * A field over the list.
   *
   * @param kind choice, search or date; hidden for what is asked and has no field
   */
  public record Field(
      String kind,
      String name,
      String label,
      @Nullable String value,
      Map<String, String> options) {}

  /** A button over the list. */
  public record Button(String label, String icon, String href, boolean primary) {}

  public String title() {
    return wording.say(list.title());
  }

  public @Nullable String lead() {
    return wording.sayIfKnown(list.title() + ".lead");
  }

  public String none() {
    return wording.say(list.title() + ".none");
  }

  /** What to do where the list is empty and nothing was asked. */
  public @Nullable String noneText() {
    return ask.given().isEmpty() ? wording.sayIfKnown(list.title() + ".none.text") : null;
  }

  public List<Count> breakdown() {
    Listing.Breakdown by = list.breakdown();
    if (by == null) {
      return List.of();
    }
    String asked = ask.get(by.filter());
    List<Count> all = new ArrayList<>();
    for (Listing.Breakdown.Value one : by.values()) {
      boolean shown = one.value().equals(asked);
      long number = counts.getOrDefault(one.value(), 0L);
      all.add(
          new Count(
              wording.say(one.label()),
              number,
              ask.with(by.filter(), shown ? null : one.value()).at(path),
              shown,
              number > 0 ? one.tone() : null));
    }
    return all;
  }

  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (Filter filter : list.filters()) {
      String value = ask.get(filter.name());
      if (filter.isOffered(ask)) {
        fields.add(field(filter, value));
      } else if (value != null) {
        fields.add(new Field("hidden", filter.name(), "", value, Map.of()));
      }
    }
    if (ask.sort() != null) {
      fields.add(new Field("hidden", Ask.SORT, "", ask.sort(), Map.of()));
    }
    return fields;
  }

  private Field field(Filter filter, @Nullable String value) {
    Map<String, String> options = new LinkedHashMap<>();
    if (filter instanceof Filter.Choice choice) {
      choice.options().apply(ask).forEach((key, word) -> options.put(key, wording.of(word)));
    }
    String kind = filter.field().name().toLowerCase(Locale.ROOT);
    return new Field(kind, filter.name(), wording.say(filter.label()), value, options);
  }

  public List<Button> buttons() {
    return list.actions().stream()
        .filter(action -> action.may().getAsBoolean())
        .map(
            action ->
                new Button(
                    wording.say(action.label()), action.icon(), action.href(), action.primary()))
        .toList();
  }

  public String workbook() {
    return new Ask(ask.given(), ask.sort(), null, null, null).at(list.path() + ".xlsx");
  }

  public @Nullable String previous() {
    return page.previous() == null ? null : ask.ahead(page.previous()).at(path);
  }

  public @Nullable String next() {
    return page.next() == null ? null : ask.behind(page.next()).at(path);
  }

  public boolean isEmpty() {
    return page.items().isEmpty();
  }

  public int shown() {
    return page.items().size();
  }

  /** How many there are where counts tell it, else null. */
  public @Nullable Long total() {
    Listing.Breakdown by = list.breakdown();
    if (by == null) {
      return null;
    }
    String asked = ask.get(by.filter());
    return asked != null
        ? counts.get(asked)
        : Long.valueOf(counts.values().stream().mapToLong(Long::longValue).sum());
  }
}
