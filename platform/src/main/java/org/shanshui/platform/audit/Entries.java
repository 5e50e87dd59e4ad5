package org.shanshui.platform.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.access.PersonalData;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record of changes as auditors and administrators read it, within their region. */
@Service
class Entries {
  private static final int LONGEST_SHOWN = 300;
  private static final int MOST_PROVED_AT_ONCE = 20_000;
  private static final Actor PROVER = Actor.house("审计核验");

  private final JdbcClient jdbc;
  private final JdbcTemplate database;
  private final Sealer sealer;
  private final JsonMapper json;
  private final Administrators administrators;
  private final Subjects subjects;
  private final Supplier<Map<String, Owned>> owners = SingletonSupplier.of(this::readOwners);

  Entries(
      JdbcClient jdbc,
      JdbcTemplate database,
      Sealer sealer,
      JsonMapper json,
      Administrators administrators,
      Subjects subjects) {
    this.subjects = subjects;
    this.jdbc = jdbc;
    this.database = database;
    this.sealer = sealer;
    this.json = json;
    this.administrators = administrators;
  }

  /**
   * What the list is narrowed to; null is no narrowing.
   *
   * @param person id or name of who made the change
   */
  record Filter(
      @Nullable String person,
      @Nullable String table,
      @Nullable String row,
      @Nullable LocalDate day) {}

  /** A value that differs; null on the side that has none. Personal data masked. */
  record Change(String column, @Nullable String before, @Nullable String after) {}

  /**
   * An entry with what it changed.
   *
   * @param subject what the row is called, or the one that it belongs to; null where that is not
   *     known
   */
  record Entry(
      LocalDate day,
      long number,
      OffsetDateTime at,
      @Nullable Long actorId,
      String actor,
      String address,
      String table,
      String row,
      String operation,
      List<Change> changes,
      Subjects.@Nullable Titled subject) {
    Entry of(Subjects.@Nullable Titled known) {
      return new Entry(
          day, number, at, actorId, actor, address, table, row, operation, changes, known);
    }

    /** Where the page after this one goes on. */
    public String cursor() {
      return day + "." + number;
    }
  }

  /** The newest first, from before a cursor on. */
  List<Entry> list(Filter filter, @Nullable String before, int limit) {
    Actor.current().must(administrators.audit());
    String person = blankToNull(filter.person());
    boolean isId = person != null && person.matches("[0-9]{1,18}");
    boolean isCursor = before != null && before.matches("\\d{4}-\\d{2}-\\d{2}\\.\\d{1,18}");
    Map<Entry, Place> places = new LinkedHashMap<>();
    jdbc.sql(
            """
            select day, number, at, actor_id, actor, address, table_name, row_key, operation, before::text, after::text
            from audit_entry
            where (:actor_id::bigint is null or actor_id = :actor_id)
              and (:actor::text is null or actor = :actor)
              and (:table::text is null or table_name = :table)
              and (:row::text is null or row_key = :row)
              and (:day::date is null or day = :day)
              and (:before_day::date is null or (day, number) < (:before_day, :before_number))
            order by day desc, number desc limit :limit
            """)
        .param("actor_id", isId ? Long.valueOf(Objects.requireNonNull(person)) : null)
        .param("actor", isId ? null : person)
        .param("table", blankToNull(filter.table()))
        .param("row", blankToNull(filter.row()))
        .param("day", filter.day())
        .param(
            "before_day",
            isCursor ? LocalDate.parse(before.substring(0, before.indexOf('.'))) : null)
        .param(
            "before_number",
            isCursor ? Long.parseLong(before.substring(before.indexOf('.') + 1)) : 0)
        .param("limit", limit)
        .query(
            row -> {
              Entry entry =
                  new Entry(
                      row.getObject("day", LocalDate.class),
                      row.getLong("number"),
                      row.getObject("at", OffsetDateTime.class),
                      row.getObject("actor_id", Long.class),
                      row.getString("actor"),
                      row.getString("address"),
                      row.getString("table_name"),
                      row.getString("row_key"),
                      row.getString("operation"),
                      changes(row.getString("before"), row.getString("after")),
                      null);
              places.put(entry, place(entry, row.getString("before"), row.getString("after")));
            });
    return named(places);
  }

  /** A row of a table by number. */
  private record Place(String table, long id) {
    static final Place NONE = new Place("", 0);
  }

  /** What a row of one table belongs to in another. */
  private record Owned(String child, String foreignKey, String owner) {}

  /** The row itself where it has a name, else the one that it says it belongs to. */
  private Place place(Entry entry, @Nullable String before, @Nullable String after) {
    Owned owned = owners.get().get(entry.table());
    if (owned != null) {
      for (String line : Arrays.asList(after, before)) {
        JsonNode owner = line == null ? null : json.readTree(line).get(owned.foreignKey());
        if (owner != null && owner.isIntegralNumber()) {
          return new Place(owned.owner(), owner.longValue());
        }
      }
    }
    return entry.row().matches("[0-9]{1,18}")
        ? new Place(entry.table(), Long.parseLong(entry.row()))
        : Place.NONE;
  }

  private Map<String, Owned> readOwners() {
    return jdbc
        .sql("select child, foreign_key, owner from guarded_through")
        .query(RecordRows.of(Owned.class))
        .list()
        .stream()
        .collect(Collectors.toMap(Owned::child, Function.identity()));
  }

  private List<Entry> named(Map<Entry, Place> places) {
    Map<String, Map<Long, Subjects.Titled>> known = new HashMap<>();
    places.values().stream()
        .collect(
            Collectors.groupingBy(Place::table, Collectors.mapping(Place::id, Collectors.toSet())))
        .forEach((table, ids) -> known.put(table, subjects.rows(table, ids)));
    return places.entrySet().stream()
        .map(
            one ->
                one.getKey()
                    .of(
                        known
                            .getOrDefault(one.getValue().table(), Map.of())
                            .get(one.getValue().id())))
        .toList();
  }

  /** Tables that have entries at all. */
  List<String> tables() {
    return jdbc.sql(
            "select relname from pg_class c join pg_trigger t on t.tgrelid = c.oid where t.tgname ="
                + " 'on_record' order by 1")
        .query(String.class)
        .list();
  }

  /**
   * How a day's part of the record stands.
   *
   * @param entries of all regions
   * @param whole null if there are too many to prove while one waits
   * @param head hash of its last seal; empty if there is none
   * @param unsealed entries that no seal has taken yet, of any day
   */
  record Chain(LocalDate day, long entries, @Nullable Boolean whole, String head, long unsealed) {}

  /**
   * Seals what there is and proves what a day of the house holds: all of it, for a part in sight
   * proves nothing. What was written towards midnight is sealed on the next day that has seals.
   */
  Chain chain(LocalDate day) {
    Actor.current().must(administrators.audit());
    return PROVER.call(
        () -> {
          sealer.seal();
          long entries = entries(day);
          List<Seals> seals =
              jdbc.sql(
                      """
                      with taken as (select range_agg(int8range(number, number + 1)) as numbers
                        from audit_entry where day = :day and transaction is not null)
                      select s.day, (array_agg(s.hash order by s.number desc))[1] as head
                      from audit_seal s, taken
                      where s.day in (:day, (select min(day) from audit_seal where day > :day))
                        and s.numbers && taken.numbers
                      group by s.day order by s.day
                      """)
                  .param("day", day)
                  .query(RecordRows.of(Seals.class))
                  .list();
          String head = seals.isEmpty() ? head(day) : seals.get(seals.size() - 1).head();
          if (entries > MOST_PROVED_AT_ONCE) {
            return new Chain(day, entries, null, head, 0);
          }
          Set<LocalDate> sealed = new TreeSet<>(seals.stream().map(Seals::day).toList());
          sealed.add(day); // What an earlier version chained has no seals.
          return verified(day, sealed, entries, head);
        });
  }

  /** The seals of a day that took something of what is looked at, and the last one's hash. */
  private record Seals(LocalDate day, String head) {}

  /** What was sealed on a day, however much it is; the house has time. */
  Chain prove(LocalDate day) {
    return verified(day, Set.of(day), entries(day), head(day));
  }

  private long entries(LocalDate day) {
    return jdbc.sql("select count(*) from audit_entry where day = ?")
        .param(day)
        .query(Long.class)
        .single();
  }

  private String head(LocalDate day) {
    return jdbc.sql(
            """
            select coalesce((select hash from audit_seal where day = :day order by number desc limit 1),
              (select hash from audit_entry where day = :day and transaction is null order by number desc limit 1), '')
            """)
        .param("day", day)
        .query(String.class)
        .single();
  }

  private Chain verified(LocalDate day, Set<LocalDate> sealed, long entries, String head) {
    return database.execute(
        (ConnectionCallback<Chain>)
            connection -> {
              long unsealed = 0;
              for (LocalDate one : sealed) {
                if (!(ChainVerifier.verify(connection, one)
                    instanceof ChainVerifier.Finding.Whole whole)) {
                  return new Chain(day, entries, false, head, 0);
                }
                unsealed = whole.unsealed();
              }
              return new Chain(day, entries, true, head, unsealed);
            });
  }

  private List<Change> changes(@Nullable String before, @Nullable String after) {
    JsonNode old = before == null ? null : json.readTree(before);
    JsonNode fresh = after == null ? null : json.readTree(after);
    TreeSet<String> columns = new TreeSet<>();
    if (old != null) {
      columns.addAll(old.propertyNames());
    }
    if (fresh != null) {
      columns.addAll(fresh.propertyNames());
    }
    List<Change> changes = new ArrayList<>();
    for (String column : columns) {
      String was = shown(column, old);
      String is = shown(column, fresh);
      boolean differs =
          old == null || fresh == null || !Objects.equals(old.get(column), fresh.get(column));
      if (differs && (was != null || is != null)) {
        changes.add(new Change(column, was, is));
      }
    }
    return changes;
  }

  private static @Nullable String shown(String column, @Nullable JsonNode row) {
    JsonNode value = row == null ? null : row.get(column);
    if (value == null || value.isNull()) {
      return null;
    }
    String text =
        PersonalData.masked(column, value.isString() ? value.stringValue() : value.toString());
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
