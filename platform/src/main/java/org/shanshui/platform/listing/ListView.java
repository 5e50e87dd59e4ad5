package org.shanshui.platform.listing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it.
 *
 * @param path of the page: the list's own, or that of another page that shows its rows
 * @param said filters that the path says already, as that of a round says its sheets
 * @param columns that are shown, in their order
 * @param seen how many rows each counted view has
 * @param sums under the list by the head of their column
 * @param saved filters that the one who looks has given a name
 */
public record ListView<R>(
    Listing<R> list,
    String path,
    Set<String> said,
    Ask ask,
    List<Column<R>> columns,
    Page<R> page,
    Map<String, Long> seen,
    Map<String, Long> counts,
    Map<String, @Nullable BigDecimal> sums,
    List<SavedViews.Saved> saved,
    Wording wording) {

  /** A tab over the list; the count is null where none is told. */
  public record Tab(String name, @Nullable String count, String href, boolean here) {}

  /** A column that can be shown or left out. */
  public record Choice(String name, String label, boolean shown) {}

  /** A count over the list, which leads to its rows or, where they are shown, back to all. */
  public record Count(
      String name, long number, String href, boolean shown, @Nullable String tone) {}

  /**
   * A field over the list.
   *
   * @param kind choice, search or date; link for what only links ask for, shown to be taken away;
   *     hidden for what is asked and has no field
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
    return isNarrowed() ? null : wording.sayIfKnown(list.title() + ".none.text");
  }

  /** Whether more is asked for than which view, and what the path says. */
  public boolean isNarrowed() {
    return ask.given().keySet().stream()
        .anyMatch(
            name ->
                !said.contains(name)
                    && (list.views() == null || !name.equals(list.views().filter())));
  }

  public List<Tab> tabs() {
    Listing.Views<R> views = list.views();
    if (views == null) {
      return List.of();
    }
    return views.all().stream()
        .map(
            view ->
                new Tab(
                    wording.say(view.label()),
                    view.counted() ? counted(seen.getOrDefault(view.value(), 0L)) : null,
                    Ask.ALL.with(views.filter(), view.value()).at(path),
                    view.value().equals(ask.get(views.filter()))))
        .toList();
  }

  private static String counted(long number) {
    return number < Lists.MOST_COUNTED ? String.valueOf(number) : Lists.MOST_COUNTED - 1 + "+";
  }

  /** The columns that the one who looks can choose from; what names a row is always shown. */
  public List<Choice> choices() {
    return SavedViews.offered(list).stream()
        .filter(column -> column.look() != Column.Look.HEAD)
        .map(
            column ->
                new Choice(column.name(), wording.say(column.head()), columns.contains(column)))
        .toList();
  }

  /** The list, or its view, with nothing asked. */
  public String cleared() {
    Listing.Views<R> views = list.views();
    return views == null ? path : Ask.ALL.with(views.filter(), ask.get(views.filter())).at(path);
  }

  /** What is asked for, as it is saved and shared. */
  public String query() {
    String address = new Ask(ask.given(), ask.sort(), null, null, null).at("", said);
    return address.startsWith("?") ? address.substring(1) : address;
  }

  /** Whether there is something to give a name to. */
  public boolean isSaveable() {
    return (isNarrowed() || ask.sort() != null)
        && saved.stream().noneMatch(one -> one.query().equals(query()));
  }

  /** Whether this is what a saved filter asks for. */
  public boolean isHere(SavedViews.Saved one) {
    return one.query().equals(query());
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
              ask.with(by.filter(), shown ? null : one.value()).at(path, said),
              shown,
              number > 0 ? one.tone() : null));
    }
    return all;
  }

  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    if (list.views() != null) {
      String view = list.views().filter();
      fields.add(new Field("hidden", view, "", ask.get(view), Map.of()));
    }
    for (Filter filter : list.filters()) {
      String value = ask.get(filter.name());
      if (said.contains(filter.name())) {
        continue;
      }
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
    String over = Objects.requireNonNull(filter.label(), "a filter with a field has a label");
    String label =
        filter.field() == Filter.Field.LINK
            ? wording.say(over, value == null ? "" : value)
            : wording.say(over);
    return new Field(kind, filter.name(), label, value, options);
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
    return page.previous() == null ? null : ask.ahead(page.previous()).at(path, said);
  }

  public @Nullable String next() {
    return page.next() == null ? null : ask.behind(page.next()).at(path, said);
  }

  /** The first page, where there is one before. */
  public @Nullable String first() {
    return page.previous() == null ? null : ask.behind(null).at(path, said);
  }

  /** Whether rows are ticked for what is done with several at once. */
  public boolean isPicking() {
    return list.frame().picks() != null && list.frame().picks().offered().apply(ask);
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
