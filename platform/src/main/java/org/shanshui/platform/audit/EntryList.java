package org.shanshui.platform.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Cell.Changes.Change;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.shanshui.platform.secrecy.Mask;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.secrecy.Secrecy;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record of changes as auditors and administrators read it, within their region. */
@Configuration(proxyBeanMethods = false)
class EntryList {
  private static final String PATH = "/audit";
  private static final int LONGEST_SHOWN = 300;

  /** How the record shows that there was something in a column of which it keeps nothing. */
  private static final String LEFT_OUT = "…";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final MessageSource messages;
  private final Subjects subjects;
  private final Clock clock;
  private final List<SealedColumn> sealed;
  private final Supplier<Map<String, Owned>> owners = SingletonSupplier.of(this::readOwners);

  EntryList(
      JdbcClient jdbc,
      JsonMapper json,
      MessageSource messages,
      Subjects subjects,
      Clock clock,
      List<SealedColumn> sealed) {
    this.jdbc = jdbc;
    this.json = json;
    this.messages = messages;
    this.subjects = subjects;
    this.clock = clock;
    this.sealed = sealed;
  }

  /** A row of a table by number. */
  record Place(String table, long id) {
    static final Place NONE = new Place("", 0);
  }

  /** What a row of one table belongs to in another. */
  private record Owned(String child, String foreignKey, String owner) {}

  /**
   * An entry with what it changed; personal data masked.
   *
   * @param subject the row itself where it has a name, else the one that it says it belongs to
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
      Place subject) {}

  @Bean
  Listing<Entry> entryListing(Entries entries, Administrators administrators) {
    return Listing.of(
            PATH,
            "audit",
            "audit.title",
            Rows.of(
                "e.day, e.number, e.at, e.actor_id, e.actor, e.address, e.table_name as table, e.row_key as row, e.operation, e.before::text,"
                    + " e.after::text",
                "audit_entry e",
                this::mapper),
            columns(),
            filters(entries),
            Order.by(
                    new Order.Key<>("e.day", LocalDate.class, Entry::day),
                    new Order.Key<>("e.number", Long.class, Entry::number))
                .down())
        .framed("audit/audit", ask -> Map.of("chain", entries.chain(day(ask))))
        .readBy(administrators.audit());
  }

  private LocalDate day(Ask ask) {
    String day = ask.get("day");
    return day == null ? LocalDate.now(clock) : Filter.day("day", day);
  }

  private List<Column<Entry>> columns() {
    return List.of(
        Column.<Entry>text("audit.day", 11, Entry::day)
            .look(Look.SHORT)
            .only(Column.Place.WORKBOOK),
        Column.<Entry>text("audit.number", 8, Entry::number).look(Look.NUMBER),
        Column.<Entry>text("audit.at", 18, Entry::at).look(Look.SHORT),
        Column.of("audit.actor", 14, EntryList::actor),
        Column.<Entry>text("audit.address", 16, Entry::address).only(Column.Place.WORKBOOK),
        Column.of("audit.what", 24, this::what),
        new Column<>(
            "audit.subject", Look.HEAD, 30, this::subjects, Column.Place.EVERYWHERE, null, null),
        Column.<Entry>text("audit.change", 80, entry -> new Cell.Changes(entry.changes()))
            .look(Look.WRAPPED));
  }

  private static Cell actor(Entry entry) {
    Cell cell = Cell.of(entry.actor().isEmpty() ? null : Message.named("ui.house.", entry.actor()));
    return entry.actorId() == null
        ? cell
        : cell.to(Ask.ALL.with("person", entry.actorId()).at(PATH));
  }

  private Cell what(Entry entry) {
    Words operation = word("operation", entry.operation());
    Words table = word("table", entry.table());
    return Cell.of(
            new Words(
                operation.chinese() + " " + table.chinese() + " #" + entry.row(),
                operation.english() + " " + table.english() + " #" + entry.row()))
        .to(Ask.ALL.with("table", entry.table()).with("row", entry.row()).at(PATH));
  }

  /** The word for an operation, a table or a column; its own name where there is none. */
  private Words word(String of, String name) {
    String code = "audit." + of + "." + name;
    return new Words(
        Objects.requireNonNull(messages.getMessage(code, null, name, Locale.SIMPLIFIED_CHINESE)),
        Objects.requireNonNull(messages.getMessage(code, null, name, Locale.ENGLISH)));
  }

  /** What the rows of a page are called, looked up table by table. */
  private Function<Entry, Cell> subjects(List<Entry> entries) {
    Map<String, Map<Long, Subjects.Titled>> known = new HashMap<>();
    entries.stream()
        .map(Entry::subject)
        .collect(
            Collectors.groupingBy(Place::table, Collectors.mapping(Place::id, Collectors.toSet())))
        .forEach((table, ids) -> known.put(table, subjects.rows(table, ids)));
    return entry -> {
      Place place = entry.subject();
      Subjects.Titled titled = known.getOrDefault(place.table(), Map.of()).get(place.id());
      return titled == null ? Cell.of(null) : Cell.of(titled.title()).to(titled.href());
    };
  }

  private Map<String, Owned> readOwners() {
    return jdbc
        .sql("select child, foreign_key, owner from guarded_through")
        .query(RecordRows.of(Owned.class))
        .list()
        .stream()
        .collect(Collectors.toMap(Owned::child, Function.identity()));
  }

  private Place place(String table, String row, @Nullable String before, @Nullable String after) {
    Owned owned = owners.get().get(table);
    if (owned != null) {
      for (String line : Arrays.asList(after, before)) {
        JsonNode owner = line == null ? null : json.readTree(line).get(owned.foreignKey());
        if (owner != null && owner.isIntegralNumber()) {
          return new Place(owned.owner(), owner.longValue());
        }
      }
    }
    return row.matches("[0-9]{1,18}") ? new Place(table, Long.parseLong(row)) : Place.NONE;
  }

  private List<Filter> filters(Entries entries) {
    return List.of(
        new Filter.Day("day", "audit.day", day -> Condition.of("e.day = :day", "day", day)),
        new Filter.Words("person", "audit.person", EntryList::by),
        Filter.Choice.open(
            "table",
            "audit.table",
            () -> {
              Map<String, Words> tables = new LinkedHashMap<>();
              entries.tables().forEach(table -> tables.put(table, word("table", table)));
              return tables;
            },
            table -> Condition.of("e.table_name = :table", "table", table)),
        new Filter.Words("row", "audit.row", row -> Condition.of("e.row_key = :row", "row", row)));
  }

  /** By id or by name. */
  private static Condition by(String person) {
    return person.matches("[0-9]{1,18}")
        ? Condition.of("e.actor_id = :actor", "actor", Long.valueOf(person))
        : Condition.of("e.actor = :actor", "actor", person);
  }

  private RecordRows<Entry> mapper() {
    return RecordRows.of(Entry.class)
        .with(
            "changes",
            row -> changes(row.getString("table"), row.getString("before"), row.getString("after")))
        .with(
            "subject",
            row ->
                place(
                    row.getString("table"),
                    row.getString("row"),
                    row.getString("before"),
                    row.getString("after")));
  }

  private List<Change> changes(String table, @Nullable String before, @Nullable String after) {
    return changes(
        table,
        before == null ? null : json.readTree(before),
        after == null ? null : json.readTree(after));
  }

  private List<Change> changes(String table, @Nullable JsonNode old, @Nullable JsonNode fresh) {
    TreeSet<String> columns = new TreeSet<>();
    if (old != null) {
      columns.addAll(old.propertyNames());
    }
    if (fresh != null) {
      columns.addAll(fresh.propertyNames());
    }
    sealed.stream()
        .filter(column -> column.table().equals(table) && column.digest() != null)
        .forEach(column -> columns.remove(column.digest()));
    List<Change> changes = new ArrayList<>();
    for (String column : columns) {
      if (isDocument(column, old) || isDocument(column, fresh)) {
        // What of the document has changed, as if its entries were columns.
        changes.addAll(
            changes(
                table,
                old == null ? null : old.get(column),
                fresh == null ? null : fresh.get(column)));
        continue;
      }
      String was = shown(table, column, old);
      String is = shown(table, column, fresh);
      boolean differs =
          old == null || fresh == null || !Objects.equals(old.get(column), fresh.get(column));
      if (differs && (was != null || is != null)) {
        changes.add(new Change(word("column", column), was, is));
      }
    }
    return changes;
  }

  private static boolean isDocument(String column, @Nullable JsonNode row) {
    JsonNode value = row == null ? null : row.get(column);
    return value != null && value.isObject() && !Secrecy.isSealed(value.propertyNames());
  }

  private @Nullable String shown(String table, String column, @Nullable JsonNode row) {
    JsonNode value = row == null ? null : row.get(column);
    if (value == null || value.isNull()) {
      return null;
    }
    String text = value.isString() ? value.stringValue() : value.toString();
    if (value.isObject() && Secrecy.isSealed(value.propertyNames())
        || text.startsWith(LEFT_OUT)
            && sealed.stream().anyMatch(s -> s.table().equals(table) && s.name().equals(column))) {
      return messages.getMessage("audit.sealed", null, LocaleContextHolder.getLocale());
    }
    text = Mask.column(column, text);
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }
}
