package org.shanshui.platform.listing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Role;

/**
 * The declaration of a list. As a bean it has a page at its path and a workbook at the path with
 * {@code .xlsx}.
 *
 * @param path of its page: /targets
 * @param section of the navigation in which it stands
 * @param title message over it; with {@code .lead} behind it a sentence that explains it, with
 *     {@code .none} what is said where it is empty
 * @param rows where they come from
 * @param columns at least one of which names the row
 * @param filters it can be narrowed by
 * @param order in which it is read
 * @param breakdown counts over it, null for none
 * @param actions buttons over it
 * @param frame the page around it
 * @param readers who may read it, empty for everyone: rows out of sight are never shown to anyone
 */
public record Listing<R>(
    String path,
    String section,
    String title,
    Rows<R> rows,
    List<Column<R>> columns,
    List<Filter> filters,
    Order<R> order,
    @Nullable Breakdown breakdown,
    List<Action> actions,
    Frame frame,
    Set<Role> readers) {

  /**
   * The page around the list.
   *
   * @param template that puts together the parts of {@code listing/parts.html} and what is its own
   * @param more attributes that it needs, of what is asked
   */
  public record Frame(String template, Function<Ask, Map<String, ?>> more) {
    static final Frame PLAIN = new Frame("listing/list", ask -> Map.of());
  }

  /**
   * How many rows there are for each value of a filter, under all other filters. Each count leads
   * to its rows.
   *
   * @param filter name of it
   * @param sql what is counted by; its values are those of the filter
   * @param values in their order, with the message that names each and the tone where there are any
   */
  public record Breakdown(String filter, String sql, List<Value> values) {
    /** A value, and how the number is toned where it is not 0: bad, warn or null. */
    public record Value(String value, String label, @Nullable String tone) {}
  }

  /** A button over the list, for those who may. */
  public record Action(
      String label, String icon, String href, boolean primary, BooleanSupplier may) {}

  /** A list of everyone, without counts and buttons. */
  public static <R> Listing<R> of(
      String path,
      String section,
      String title,
      Rows<R> rows,
      List<Column<R>> columns,
      List<Filter> filters,
      Order<R> order) {
    return new Listing<>(
        path,
        section,
        title,
        rows,
        columns,
        filters,
        order,
        null,
        List.of(),
        Frame.PLAIN,
        Set.of());
  }

  public Listing<R> counted(Breakdown by) {
    return new Listing<>(
        path, section, title, rows, columns, filters, order, by, actions, frame, readers);
  }

  public Listing<R> offers(Action... buttons) {
    return new Listing<>(
        path,
        section,
        title,
        rows,
        columns,
        filters,
        order,
        breakdown,
        List.of(buttons),
        frame,
        readers);
  }

  public Listing<R> framed(String template, Function<Ask, Map<String, ?>> more) {
    return new Listing<>(
        path,
        section,
        title,
        rows,
        columns,
        filters,
        order,
        breakdown,
        actions,
        new Frame(template, more),
        readers);
  }

  public Listing<R> readBy(Role... roles) {
    return new Listing<>(
        path,
        section,
        title,
        rows,
        columns,
        filters,
        order,
        breakdown,
        actions,
        frame,
        Set.of(roles));
  }
}
