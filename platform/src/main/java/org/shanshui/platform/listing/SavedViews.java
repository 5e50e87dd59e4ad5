package org.shanshui.platform.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a person keeps of a list: the columns they look at, and filters under a name. Both are
 * theirs alone; a filter is shared by its address, which says all of it.
 */
@Repository
public class SavedViews {
  private static final int MOST = 30;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_QUERY = 2_000;

  private final JdbcClient jdbc;

  SavedViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A filter with its name.
   *
   * @param query of the list's address
   */
  public record Saved(long id, String path, String name, String query) {
    public String href() {
      return query.isEmpty() ? path : path + "?" + query;
    }
  }

  /** The current person's, by name. */
  List<Saved> of(String path) {
    Long person = Actor.current().personId();
    return person == null
        ? List.of()
        : jdbc.sql(
                "select id, path, name, query from list_filter where person_id = ? and path = ? order by name, id")
            .params(person, path)
            .query(RecordRows.of(Saved.class))
            .list();
  }

  Saved get(long id) {
    return jdbc.sql("select id, path, name, query from list_filter where id = ? and person_id = ?")
        .params(id, person())
        .query(RecordRows.of(Saved.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing("listing.no-filter", "没有这个保存的筛选。", "there is no such saved filter")
                    .asException());
  }

  /** Keeps what is asked of a list; under a name that is taken, in place of what was. */
  void save(String path, String given, String query) {
    String name = name(given);
    if (query.length() > LONGEST_QUERY) {
      throw Refusal.invalid(
              "listing.filter-too-long", "筛选条件过长，不能保存。", "the filter is too long to be saved")
          .asException();
    }
    if (of(path).stream().filter(one -> !one.name().equals(name)).count() >= MOST) {
      throw Refusal.invalid(
              "listing.too-many-filters",
              "一个清单最多保存 " + MOST + " 个筛选，请先删除不用的。",
              "a list keeps " + MOST + " filters at most: delete one first")
          .asException();
    }
    jdbc.sql(
            "insert into list_filter (person_id, path, name, query) values (?, ?, ?, ?)"
                + " on conflict (person_id, path, name) do update set query = excluded.query")
        .params(person(), path, name, query)
        .update();
  }

  void rename(long id, String given) {
    Saved one = get(id);
    String name = name(given);
    if (of(one.path()).stream().anyMatch(other -> other.name().equals(name) && other.id() != id)) {
      throw Refusal.conflict(
              "listing.filter-name-taken",
              "已有名为“" + name + "”的筛选。",
              "a filter is called " + name + " already")
          .asException();
    }
    jdbc.sql("update list_filter set name = ? where id = ?").params(name, id).update();
  }

  void delete(long id) {
    get(id);
    jdbc.sql("delete from list_filter where id = ?").param(id).update();
  }

  private static String name(String given) {
    String name = given.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Refusal.invalid(
              "listing.filter-name-length",
              "筛选的名称应为 1 至 " + LONGEST_NAME + " 个字。",
              "the name of a filter has 1 to " + LONGEST_NAME + " characters")
          .asException();
    }
    return name;
  }

  /** Columns that a page can show: its own, and of the workbook what has no like on the page. */
  static <R> List<Column<R>> offered(Listing<R> list) {
    Set<String> names = new HashSet<>();
    list.columns().stream()
        .filter(column -> column.shows(Column.Place.PAGE))
        .forEach(column -> names.add(column.name()));
    List<Column<R>> offered = new ArrayList<>();
    for (Column<R> column : list.columns()) {
      if (column.shows(Column.Place.PAGE) || names.add(column.name())) {
        offered.add(column);
      }
    }
    return offered;
  }

  /** The columns that the current person sees: those chosen, or the page's own. */
  <R> List<Column<R>> columns(Listing<R> list) {
    Set<String> chosen = chosen(list.path());
    return offered(list).stream()
        .filter(
            column ->
                column.look() == Column.Look.HEAD
                    || (chosen == null
                        ? column.shows(Column.Place.PAGE)
                        : chosen.contains(column.name())))
        .toList();
  }

  private @Nullable Set<String> chosen(String path) {
    Long person = Actor.current().personId();
    return person == null
        ? null
        : jdbc.sql("select columns from list_columns where person_id = ? and path = ?")
            .params(person, path)
            .query((row, number) -> Set.of((String[]) row.getArray(1).getArray()))
            .optional()
            .orElse(null);
  }

  /** Keeps which columns of a list are shown; empty has the page's own again. */
  void choose(Listing<?> list, List<String> names) {
    List<String> known =
        offered(list).stream().map(Column::name).distinct().filter(names::contains).toList();
    if (known.isEmpty()) {
      jdbc.sql("delete from list_columns where person_id = ? and path = ?")
          .params(person(), list.path())
          .update();
      return;
    }
    jdbc.sql(
            "insert into list_columns (person_id, path, columns) values (?, ?, ?)"
                + " on conflict (person_id, path) do update set columns = excluded.columns")
        .params(person(), list.path(), known.toArray(String[]::new))
        .update();
  }

  private static long person() {
    Long person = Actor.current().personId();
    if (person == null) {
      throw Refusal.denied(
              "listing.people-only", "只有登录人员可以保存筛选和列。", "only people keep filters and columns")
          .asException();
    }
    return person;
  }
}
