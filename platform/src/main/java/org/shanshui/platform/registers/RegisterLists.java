package org.shanshui.platform.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.directory.Offered;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.ListFamily;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.shanshui.platform.listing.Sought;
import org.shanshui.records.Attribute;
import org.shanshui.records.AttributeType;
import org.shanshui.records.CodeList;
import org.springframework.stereotype.Component;

/** The list of each register, as its declaration says. */
@Component
class RegisterLists implements ListFamily {
  static final String PATH = "/registers";
  private static final String KEY = "[a-z0-9][a-z0-9_-]*";

  /** Where nothing is known: sorted before all amounts. */
  private static final BigDecimal UNKNOWN = new BigDecimal("-1000000000000000");

  private final Registers registers;
  private final RegisterDesk desk;
  private final RecordForms forms;
  private final Units units;
  private final Regions regions;
  private final Offered offered;

  RegisterLists(
      Registers registers,
      RegisterDesk desk,
      RecordForms forms,
      Units units,
      Regions regions,
      Offered offered) {
    this.registers = registers;
    this.desk = desk;
    this.forms = forms;
    this.units = units;
    this.regions = regions;
    this.offered = offered;
  }

  @Override
  public String pattern() {
    return PATH + "/{register:" + KEY + "}";
  }

  @Override
  public Optional<Listing<?>> at(String path) {
    return path.startsWith(PATH + "/")
        ? registers.find(path.substring(PATH.length() + 1)).map(this::of)
        : Optional.empty();
  }

  Listing<RegisterRecord> of(Register register) {
    Listing<RegisterRecord> list =
        Listing.of(
                register.path(),
                "registers",
                register.message(),
                Rows.<RegisterRecord>of(
                        RegisterRecord.COLUMNS, "register_record r", RecordTable::records)
                    .where(
                        () -> Condition.of("r.register = :register", "register", register.key())),
                columns(register),
                filters(register),
                Order.by(
                        new Order.Key<>(
                            "r.changed_at", OffsetDateTime.class, RegisterRecord::changedAt),
                        new Order.Key<>("r.id", Long.class, RegisterRecord::id))
                    .down())
            .readBy(May.LOOK)
            .offers(
                new Listing.Action(
                    "registers.add",
                    "add",
                    register.path() + "/new",
                    true,
                    () -> desk.mayAdd(register)));
    return register.lifecycle().isEmpty()
        ? list
        : list.counted(
            new Listing.Breakdown(
                "state",
                "r.state",
                register.lifecycle().get().states().keySet().stream()
                    .map(
                        state ->
                            new Listing.Breakdown.Value(
                                state, register.message("state", state), null))
                    .toList()));
  }

  // --- columns ---

  private List<Column<RegisterRecord>> columns(Register register) {
    List<Column<RegisterRecord>> columns = new ArrayList<>();
    columns.add(
        Column.<RegisterRecord>naming(
                register.message("column", register.title()),
                40,
                record -> Cell.of(record.title()).to(register.path() + "/" + record.id()))
            .sorts(new Order.Key<>("r.title", String.class, RegisterRecord::title)));
    if (register.lifecycle().isPresent()) {
      columns.add(
          Column.<RegisterRecord>text(
                  "registers.column.state",
                  12,
                  record -> Message.of(register.message("state", String.valueOf(record.state()))))
              .look(Look.SHORT));
    }
    register.columns().stream()
        .map(key -> register.type().attribute(key))
        .filter(Objects::nonNull)
        .map(attribute -> column(register, attribute))
        .forEach(columns::add);
    columns.add(
        Column.named(
            register.message("column", register.keeper()),
            30,
            record -> List.of(record.keeperId()),
            this::unitNames));
    columns.add(
        Column.<RegisterRecord>text(
                register.message("column", register.region()),
                14,
                record ->
                    regions.find(record.regionCode()).map(Region::name).orElse(record.regionCode()))
            .look(Look.SHORT));
    columns.add(
        Column.<RegisterRecord>text("registers.column.changed", 17, RegisterRecord::changedAt)
            .look(Look.SHORT)
            .sorts(
                new Order.Key<>("r.changed_at", OffsetDateTime.class, RegisterRecord::changedAt)));
    return columns;
  }

  private Map<Long, String> unitNames(Set<Long> ids) {
    return units.get(ids).stream().collect(Collectors.toMap(Unit::id, Unit::name));
  }

  private Column<RegisterRecord> column(Register register, Attribute attribute) {
    String head = register.message("column", attribute.key());
    String said = said(attribute);
    AttributeType type = attribute.type();
    if (type instanceof AttributeType.Number || type instanceof AttributeType.Money) {
      String number = "(" + said + ")::numeric";
      Column<RegisterRecord> column =
          Column.<RegisterRecord>text(head, 14, record -> number(record, attribute))
              .look(Look.NUMBER)
              .sorts(
                  new Order.Key<>(
                      "coalesce(" + number + ", " + UNKNOWN.toPlainString() + ")",
                      BigDecimal.class,
                      record -> Objects.requireNonNullElse(number(record, attribute), UNKNOWN)));
      return type instanceof AttributeType.Money ? column.sums(number) : column;
    } else if (type instanceof AttributeType.Date) {
      return Column.<RegisterRecord>text(
              head,
              12,
              record -> {
                Object day = record.said().get(attribute.key());
                return day == null ? null : LocalDate.parse(day.toString());
              })
          .look(Look.SHORT)
          .sorts(
              new Order.Key<>(
                  "coalesce(" + said + ", '')",
                  String.class,
                  record -> String.valueOf(record.said().getOrDefault(attribute.key(), ""))));
    }
    boolean isLong = type instanceof AttributeType.Text text && text.area();
    return Column.<RegisterRecord>text(
            head,
            isLong ? 40 : 18,
            record -> {
              Object value = record.said().get(attribute.key());
              return value == null ? null : forms.said(attribute, value);
            })
        .look(isLong ? Look.WRAPPED : Look.TEXT);
  }

  private static @Nullable BigDecimal number(RegisterRecord record, Attribute attribute) {
    Object value = record.said().get(attribute.key());
    return value == null ? null : new BigDecimal(value.toString());
  }

  /** A value in the database. Keys of attributes are words of letters, as the schema holds. */
  private static String said(Attribute attribute) {
    return "r.said ->> '" + attribute.key() + "'";
  }

  // --- filters ---

  private List<Filter> filters(Register register) {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        new Filter.Words(
            "q",
            "registers.filter.words",
            text ->
                Sought.of(text).in("word", "r.id", List.of("r.title"), List.of("r.said::text"))));
    if (register.lifecycle().isPresent()) {
      filters.add(
          Filter.Choice.of(
              "state",
              "registers.column.state",
              () -> states(register),
              state -> Condition.of("r.state = :state", "state", state)));
    }
    register.filters().stream()
        .map(key -> register.type().attribute(key))
        .filter(Objects::nonNull)
        .map(attribute -> filter(register, attribute))
        .forEach(filters::add);
    filters.add(
        Filter.Choice.open(
            "region",
            "registers.filter.region",
            offered::regions,
            code -> {
              String path = regions.get(code).path();
              return new Condition(
                  "r.region_path >= :path and r.region_path < left(:path, -1) || '0'",
                  Map.of("path", path));
            }));
    return filters;
  }

  private static Map<String, Message> states(Register register) {
    Map<String, Message> states = new LinkedHashMap<>();
    register
        .lifecycle()
        .ifPresent(
            way ->
                way.states()
                    .keySet()
                    .forEach(
                        state -> states.put(state, Message.of(register.message("state", state)))));
    return states;
  }

  private static Filter filter(Register register, Attribute attribute) {
    String name = attribute.key();
    boolean several = attribute.type() instanceof AttributeType.Choice choice && choice.several();
    String holds =
        several
            ? "jsonb_exists(r.said -> '" + name + "', :" + name + ")"
            : said(attribute) + " = :" + name;
    return Filter.Choice.of(
        name,
        register.message("column", name),
        () -> options(attribute.type()),
        value -> Condition.of(holds, name, value));
  }

  /** Codes that are no more offered for new records too: old records have them. */
  private static Map<String, Object> options(AttributeType type) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (type instanceof AttributeType.Choice choice) {
      for (CodeList.Code code : choice.codes().codes()) {
        options.put(code.key(), code.words());
      }
    } else {
      options.put("true", Message.of("registers.yes"));
      options.put("false", Message.of("registers.no"));
    }
    return options;
  }
}
