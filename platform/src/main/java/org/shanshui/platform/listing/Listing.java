package org.shanshui.platform.listing;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.refusal.Refusal;

/**
 * The declaration of a list. As a bean it has a page at its path, a workbook at the path with
 * {@code .xlsx} and its rows for programs at the path behind {@code /api}.
 *
 * @param path of its page: /targets
 * @param section of the navigation in which it stands
 * @param title message over it; with {@code .lead} behind it a sentence that explains it, with
 *     {@code .none} what is said where it is empty
 * @param rows where they come from
 * @param columns at least one of which names the row
 * @param filters it can be narrowed by
 * @param order in which it is read
 * @param views ways to look at it, null for none
 * @param breakdown counts over it, null for none
 * @param actions buttons over it
 * @param frame the page around it
 * @param readers who may read it: rows out of sight are never shown to anyone
 */
public record Listing<R>(
    String path,
    String section,
    String title,
    Rows<R> rows,
    List<Column<R>> columns,
    List<Filter> filters,
    Order<R> order,
    @Nullable Views<R> views,
    @Nullable Breakdown breakdown,
    List<Action> actions,
    Frame<R> frame,
    May<?> readers) {

  /**
   * The page around the list.
   *
   * @param template that puts together the parts of {@code listing/parts.html} and what is its own
   * @param tabs fragment of tabs that lead from list to list; null for none
   * @param more attributes that it needs, of what is asked
   * @param picks what is picked for a form around the rows; null where nothing is
   */
  public record Frame<R>(
      String template,
      @Nullable String tabs,
      Function<Ask, Map<String, ?>> more,
      @Nullable Picks<R> picks) {
    static <R> Frame<R> plain() {
      return new Frame<>("listing/list", null, ask -> Map.of(), null);
    }
  }

  /**
   * Rows that are ticked for what is done with several at once; a box is called {@code pick}.
   *
   * @param offered whether anything can be done with what is asked for
   * @param label message of a box, of the row's number
   */
  public record Picks<R>(Function<Ask, Boolean> offered, ToLongFunction<R> id, String label) {}

  /**
   * Ways to look at the rows, as tabs over them. One is always asked for.
   *
   * @param filter its parameter
   * @param usual the one that is shown where none is asked for
   */
  public record Views<R>(String filter, Supplier<String> usual, List<View<R>> all) {
    /** Which is asked for, whatever case it is written in. */
    View<R> of(String value) {
      for (View<R> view : all) {
        if (view.value().equalsIgnoreCase(value)) {
          return view;
        }
      }
      List<String> values = all.stream().map(View::value).toList();
      throw Refusal.invalid(
              "listing.no-view",
              "没有“%s”这种列表，可用：%s。".formatted(value, String.join("、", values)),
              "there is no view %s; there are %s".formatted(value, String.join(", ", values)))
          .asException();
    }
  }

  /**
   * A way to look at the rows.
   *
   * @param value in addresses
   * @param label message
   * @param holds of which rows, of what else is asked
   * @param order null for the list's own
   * @param counted whether the tab tells how many there are
   */
  public record View<R>(
      String value,
      String label,
      Function<Ask, Condition> holds,
      @Nullable Order<R> order,
      boolean counted) {}

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
        null,
        List.of(),
        Frame.plain(),
        May.EVERYONE);
  }

  /** The same with other counts, views, buttons, frame or readers. */
  private Listing<R> but(
      @Nullable Views<R> seen,
      @Nullable Breakdown by,
      List<Action> buttons,
      Frame<R> around,
      May<?> who) {
    return new Listing<>(
        path, section, title, rows, columns, filters, order, seen, by, buttons, around, who);
  }

  public Listing<R> seen(Views<R> by) {
    return but(by, breakdown, actions, frame, readers);
  }

  public Listing<R> counted(Breakdown by) {
    return but(views, by, actions, frame, readers);
  }

  public Listing<R> offers(Action... buttons) {
    return but(views, breakdown, List.of(buttons), frame, readers);
  }

  public Listing<R> framed(String template, Function<Ask, Map<String, ?>> more) {
    return framed(new Frame<>(template, frame.tabs(), more, frame.picks()));
  }

  public Listing<R> tabbed(String fragment) {
    return framed(new Frame<>(frame.template(), fragment, frame.more(), frame.picks()));
  }

  public Listing<R> picking(Picks<R> rows) {
    return framed(new Frame<>(frame.template(), frame.tabs(), frame.more(), rows));
  }

  private Listing<R> framed(Frame<R> around) {
    return but(views, breakdown, actions, around, readers);
  }

  public Listing<R> readBy(May<?> may) {
    return but(views, breakdown, actions, frame, may);
  }
}
