package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
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
import org.shanshui.platform.secrecy.Mask;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.secrecy.Secrecy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of people (人员). */
@Configuration(proxyBeanMethods = false)
class PeopleList {
  /**
   * A line of the list; personal data masked.
   *
   * @param locked whether wrong passwords keep them out at this moment
   */
  record Line(
      long id,
      String login,
      String name,
      long unitId,
      String unit,
      java.util.Set<Role> roles,
      boolean approves,
      String mobile,
      String email,
      boolean active,
      boolean locked) {}

  @Bean
  static SealedColumn mobilesOfPeople() {
    return Person.MOBILE;
  }

  @Bean
  static SealedColumn mailsOfPeople() {
    return Person.EMAIL;
  }

  @Bean
  static Listing<Line> peopleListing(Units units, Regions regions, Secrecy secrecy, Clock clock) {
    return Listing.of(
            "/directory/people",
            "directory",
            "directory.people",
            Rows.of(
                    "p.id, p.login, p.name, p.unit_id, u.name as unit, p.roles, p.approves, p.mobile, p.email, p.active,"
                        + " coalesce(p.locked_until > :now, false) as locked",
                    "person p join unit u on u.id = p.unit_id",
                    () -> mapper(secrecy))
                .where(() -> Condition.of("true", "now", OffsetDateTime.now(clock))),
            columns(),
            filters(units, regions, secrecy),
            Order.by(new Order.Key<>("p.id", Long.class, Line::id)))
        .offers(
            new Listing.Action(
                "directory.person.add",
                "add",
                "/directory/people/new",
                true,
                People.ADMINISTER::allows))
        .tabbed("directory/tabs :: tabs('people')");
  }

  private static RecordRows<Line> mapper(Secrecy secrecy) {
    return RecordRows.of(Line.class)
        .with("mobile", row -> Mask.number(secrecy.open(Person.MOBILE, row.getString("mobile"))))
        .with("email", row -> Mask.email(secrecy.open(Person.EMAIL, row.getString("email"))));
  }

  private static List<Column<Line>> columns() {
    return List.of(
        Column.<Line>naming("directory.person.name", 18, PeopleList::name).only(Place.PAGE),
        Column.text("directory.person.login", 18, Line::login),
        Column.<Line>text("directory.person.name", 18, Line::name).only(Place.WORKBOOK),
        Column.text("directory.person.unit", 24, Line::unit),
        Column.text(
            "directory.person.roles",
            24,
            line -> line.roles().stream().map(role -> Message.of("ui.role." + role)).toList()),
        Column.<Line>text("directory.person.approves", 10, line -> yes(line.approves()))
            .only(Place.WORKBOOK),
        Column.<Line>text("directory.person.mobile", 16, Line::mobile).look(Look.SHORT),
        Column.text("directory.person.email", 24, Line::email),
        Column.<Line>of("directory.unit.state", 10, PeopleList::state));
  }

  private static Cell name(Line line) {
    return Cell.of(line.name())
        .to("/directory/people/" + line.id())
        .tagged(line.approves() ? Message.of("directory.person.approves") : null);
  }

  private static Cell state(Line line) {
    return Cell.of(Message.of(line.active() ? "directory.active" : "directory.inactive"))
        .tagged(line.locked() ? Message.of("directory.locked") : null);
  }

  private static Message yes(boolean holds) {
    return Message.of(holds ? "directory.yes" : "directory.no");
  }

  private static List<Filter> filters(Units units, Regions regions, Secrecy secrecy) {
    return List.of(
        new Filter.Words("q", "directory.person.find", words -> called(words, secrecy)),
        Filter.Choice.open(
            "unit",
            "directory.person.unit",
            () -> offered(units),
            unit -> Condition.of("p.unit_id = :unit", "unit", Filter.number("unit", unit))),
        Filter.Choice.of(
            "role",
            "directory.person.roles",
            PeopleList::roles,
            role -> Condition.of("p.roles @> array[:role::text]", "role", role)),
        Filter.Choice.of(
            "active",
            "directory.person.active",
            PeopleList::activities,
            active -> Condition.of("p.active = :active", "active", Boolean.valueOf(active))),
        new Filter.Linked("region", code -> within(regions.get(code))));
  }

  /** By any part of name or login, or by the whole of a number or address, which are sealed. */
  private static Condition called(String words, Secrecy secrecy) {
    Condition named = Sought.of(words).in("like", "p.id", List.of("p.name", "p.login"), List.of());
    Map<String, Object> given = new HashMap<>(named.parameters());
    given.put("mobiles", secrecy.digests(Person.MOBILE, words));
    given.put("emails", secrecy.digests(Person.EMAIL, words));
    return new Condition(
        "((%s) or p.mobile_digest in (:mobiles) or p.email_digest in (:emails))"
            .formatted(named.sql()),
        given);
  }

  private static Condition within(Region region) {
    return new Condition(
        "p.region_path >= :path and p.region_path < :beyond",
        Map.of("path", region.path(), "beyond", region.beyond()));
  }

  private static Map<String, String> offered(Units units) {
    Map<String, String> names = new LinkedHashMap<>();
    units
        .within(Actor.current().region())
        .forEach(unit -> names.put(String.valueOf(unit.id()), unit.name()));
    return names;
  }

  private static Map<String, Message> roles() {
    Map<String, Message> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      roles.put(role.name(), Message.of("ui.role." + role));
    }
    return roles;
  }

  private static Map<String, Message> activities() {
    Map<String, Message> activities = new LinkedHashMap<>();
    activities.put("true", yes(true));
    activities.put("false", yes(false));
    return activities;
  }
}
