package org.shanshui.platform.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Column.Place;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.shanshui.platform.listing.Sought;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.RowMapper;

/** The list of units (单位), those of a region together, each before what stands below it. */
@Configuration(proxyBeanMethods = false)
class UnitList {
  /** By which a unit stands behind the one above it, and the ninth before the tenth. */
  static final String PLACE = "natural_order(u.path) collate \"C\"";

  /** A unit and its place in the order. */
  record Line(Unit unit, String place) {}

  private final Units units;
  private final Regions regions;

  UnitList(Units units, Regions regions) {
    this.units = units;
    this.regions = regions;
  }

  @Bean
  Listing<Line> unitListing() {
    return Listing.of(
            "/directory/units",
            "directory",
            "directory.units",
            new Rows<>("u.*, " + PLACE + " as place", "unit u", () -> Condition.NONE, Mapper::new),
            columns(),
            filters(),
            Order.by(
                new Order.Key<>("u.region_path", String.class, line -> line.unit().regionPath()),
                new Order.Key<>(PLACE, String.class, Line::place)))
        .tabbed("directory/tabs :: tabs('units')");
  }

  private static final class Mapper implements RowMapper<Line> {
    private final RowMapper<Unit> unit = RecordRows.of(Unit.class);

    @Override
    public Line mapRow(ResultSet row, int number) throws SQLException {
      return new Line(unit.mapRow(row, number), row.getString("place"));
    }
  }

  private List<Column<Line>> columns() {
    return List.of(
        Column.<Line>text("directory.unit.id", 8, line -> line.unit().id()).only(Place.WORKBOOK),
        Column.naming(
            "directory.unit.name",
            30,
            line -> Cell.of(line.unit().name()).to("/directory/units/" + line.unit().id())),
        Column.<Line>text(
                "directory.unit.kind",
                10,
                line -> Message.of("directory.kind." + line.unit().kind()))
            .look(Look.SHORT)
            .sorts(new Order.Key<>("u.kind", String.class, line -> line.unit().kind())),
        Column.<Line>text(
            "directory.unit.region",
            16,
            line ->
                regions
                    .find(line.unit().regionCode())
                    .map(Region::name)
                    .orElse(line.unit().regionCode())),
        Column.named("directory.unit.parent", 30, UnitList::parent, this::names),
        Column.<Line>of("directory.unit.state", 10, UnitList::state).look(Look.SHORT));
  }

  private static Set<Long> parent(Line line) {
    Long parent = line.unit().parentId();
    return parent == null ? Set.of() : Set.of(parent);
  }

  private Map<Long, String> names(Set<Long> ids) {
    Map<Long, String> names = new LinkedHashMap<>();
    units.get(ids).forEach(unit -> names.put(unit.id(), unit.name()));
    return names;
  }

  private static Cell state(Line line) {
    Unit unit = line.unit();
    return Cell.of(
        Message.of(
            unit.active()
                ? "directory.active"
                : unit.mergedInto() != null ? "directory.merged" : "directory.inactive"));
  }

  private List<Filter> filters() {
    return List.of(
        new Filter.Words("q", "directory.unit.find", UnitList::called),
        Filter.Choice.of(
            "kind",
            "directory.unit.kind",
            UnitList::kinds,
            kind -> Condition.of("u.kind = :kind", "kind", kind)),
        Filter.Choice.of(
            "active",
            "directory.unit.state",
            UnitList::states,
            active -> Condition.of("u.active = :active", "active", Boolean.valueOf(active))),
        new Filter.Linked("region", null, this::within, Condition.NONE),
        // Region says what it means.
        new Filter.Flag("own", Condition.NONE, Condition.NONE));
  }

  private static Condition called(String words) {
    return Sought.of(words)
        .in(
            "word",
            "u.id",
            List.of(
                "u.name", "(select string_agg(alias, ' ') from unit_alias where unit_id = u.id)"),
            List.of());
  }

  private Condition within(String code, Ask ask) {
    Region region = regions.get(code);
    return "true".equals(ask.get("own"))
        ? Condition.of("u.region_code = :region", "region", region.code())
        : new Condition(
            "u.region_path >= :path and u.region_path < :beyond",
            Map.of("path", region.path(), "beyond", region.beyond()));
  }

  private static Map<String, Message> kinds() {
    Map<String, Message> kinds = new LinkedHashMap<>();
    Units.KINDS.forEach(kind -> kinds.put(kind, Message.of("directory.kind." + kind)));
    return kinds;
  }

  private static Map<String, Message> states() {
    Map<String, Message> states = new LinkedHashMap<>();
    states.put("true", Message.of("directory.active"));
    states.put("false", Message.of("directory.inactive"));
    return states;
  }
}
