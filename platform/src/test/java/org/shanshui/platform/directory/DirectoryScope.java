package org.shanshui.platform.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.security.ScopeFixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The directory's rows for the tests that walk all doors. */
@Component
class DirectoryScope implements ScopeFixture {
  private final Units units;
  private final People people;
  private final Administrators administrators;
  private final JdbcClient jdbc;

  DirectoryScope(Units units, People people, Administrators administrators, JdbcClient jdbc) {
    this.units = units;
    this.people = people;
    this.administrators = administrators;
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, Object> furnish(Town town) {
    units.calledOrAsk(town.marker() + "办", town.region().code(), town.marker() + "规划");
    long question =
        jdbc.sql("select id from office_question where region_code = ?")
            .param(town.region().code())
            .query(Long.class)
            .single();
    Unit other = units.add(town.unit().name() + "二处", "department", town.region().code(), null);
    units.addAlias(other.id(), "别名" + town.marker().toLowerCase(Locale.ROOT));
    Person spare =
        people.add(
            "spare." + town.marker().toLowerCase(Locale.ROOT),
            town.marker() + "备",
            other.id(),
            Set.of(Role.UNIT_OFFICER),
            false,
            "138" + Math.abs(town.marker().hashCode() % 100_000_000),
            null,
            "Ti-6kanyunqi");
    long passkey =
        jdbc.sql(
                """
                insert into passkey (person_id, name, credential_id, user_handle, public_key, attestation, transports, signature_count)
                values (?, '电脑', ?, 'aGFuZGxl', '', '', '{internal}', 0) returning id
                """)
            .params(spare.id(), town.marker())
            .query(Long.class)
            .single();
    return Map.of(
        "passkeys",
        passkey,
        "questions",
        question,
        "people",
        spare.id(),
        "otherUnit",
        other.id(),
        "aliases",
        units.aliases(other.id()).get(0).id());
  }

  @Override
  public List<View> views(Town town, Map<String, Object> ids) {
    List<Role> all = List.of(Role.values());
    return List.of(
        new View("/directory/people", all),
        new View("/directory/people?q=" + town.marker().substring(0, 10), all),
        // Of another unit of the town, which an officer does not see.
        new View(
            "/directory/people/" + ids.get("people"),
            all.stream().filter(role -> role != Role.UNIT_OFFICER).toList()),
        new View("/directory/people.xlsx", all),
        new View("/directory/questions", Questions.ANSWER),
        new View("/api/people", all),
        new View("/api/questions", Questions.ANSWER),
        new View("/audit", administrators.audit()),
        new View("/audit.xlsx", administrators.audit()),
        new View("/api/audit", administrators.audit()));
  }

  @Override
  public List<Attempt> attempts(Town town, Map<String, Object> ids) {
    String person = "/directory/people/" + ids.get("people");
    String unit = "/directory/units/" + town.unit().id();
    String other = String.valueOf(ids.get("otherUnit"));
    String question = "/directory/questions/" + ids.get("questions");
    Map<String, String> entered =
        Map.of(
            "version", "1", "name", "新名", "unitId", other, "roles", "LEADER", "login", "new.one");
    return List.of(
        Attempt.form("/directory/people", entered, People.ADMINISTER),
        Attempt.form(person, entered, People.ADMINISTER),
        Attempt.form(person + "/password", Map.of(), administrators.security()),
        Attempt.form(person + "/unlock", Map.of(), administrators.security()),
        Attempt.form(
            person + "/passkeys/" + ids.get("passkeys") + "/remove", Map.of(), People.ADMINISTER),
        Attempt.form(person + "/second-factor/remove", Map.of(), People.ADMINISTER),
        Attempt.form(
            person + "/active", Map.of("version", "1", "active", "false"), People.ADMINISTER),
        Attempt.json(
            "PUT",
            "/api/people/" + ids.get("people"),
            "{\"version\":1,\"name\":\"新名\",\"unit_id\":%s,\"roles\":[\"LEADER\"],\"approves\":false,\"oidc_allowed\":false}"
                .formatted(other),
            People.ADMINISTER),
        Attempt.form(
            "/api/people/" + ids.get("people") + "/password", Map.of(), administrators.security()),
        Attempt.form(
            "/directory/regions",
            Map.of("parent", town.region().code(), "code", "Z9", "name", "新乡", "level", "town"),
            Regions.ADD),
        Attempt.form(
            "/directory/units",
            Map.of("region", town.region().code(), "name", "新局", "kind", "department"),
            Units.CHANGE),
        Attempt.form(
            unit, Map.of("version", "1", "name", "改名局", "kind", "department"), Units.CHANGE),
        Attempt.form(unit + "/move", Map.of("version", "1", "parent", other), Units.CHANGE),
        Attempt.form(unit + "/merge", Map.of("version", "1", "into", other), Units.CHANGE),
        Attempt.form(unit + "/aliases", Map.of("alias", "新别名"), Units.CHANGE),
        Attempt.form(
            "/directory/units/" + other + "/aliases/" + ids.get("aliases") + "/remove",
            Map.of(),
            Units.CHANGE),
        Attempt.form(question + "/unit", Map.of("unit", other), Questions.ANSWER),
        Attempt.form(question + "/new-unit", Map.of("kind", "department"), Questions.ANSWER),
        Attempt.form(question + "/dismiss", Map.of(), Questions.ANSWER));
  }
}
