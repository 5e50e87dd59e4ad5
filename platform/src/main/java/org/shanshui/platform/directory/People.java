package org.shanshui.platform.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.access.Sight;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the house and what each may see. */
@Service
public class People {
  private static final String COLUMNS =
      "select id, login, name, unit_id, roles, approves, mobile, email, active, version from person ";

  private final JdbcClient jdbc;
  private final Units units;
  private final PasswordEncoder passwords;

  People(JdbcClient jdbc, Units units, PasswordEncoder passwords) {
    this.jdbc = jdbc;
    this.units = units;
    this.passwords = passwords;
  }

  public Optional<Person> find(long id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query(People::person).optional();
  }

  public Optional<Person> byLogin(String login) {
    return jdbc.sql(COLUMNS + "where login = ?").param(login).query(People::person).optional();
  }

  /** The active people of a unit, those who approve first. */
  public List<Person> of(long unitId) {
    return jdbc.sql(COLUMNS + "where unit_id = ? and active order by approves desc, id")
        .param(unitId)
        .query(People::person)
        .list();
  }

  /**
   * Adds a person, who must set a password of their own when they first sign in.
   *
   * @param password initial one; must satisfy {@link Passwords}
   */
  @Transactional
  public Person add(
      String login,
      String name,
      long unitId,
      Set<Role> roles,
      boolean approves,
      @Nullable String mobile,
      @Nullable String email,
      String password) {
    Actor.current().must(Role.ADMINISTRATOR);
    if (!login.matches("[a-z0-9._-]{2,40}")) {
      throw Refusal.invalid(
              "登录名“" + login + "”应为 2–40 位小写字母、数字、点、下划线或连字符。",
              "the login " + login + " must be 2 to 40 of a-z, 0-9, dot, underscore, hyphen")
          .asException();
    }
    if (roles.isEmpty()) {
      throw Refusal.invalid("请至少选择一个角色。", "choose at least one role").asException();
    }
    Passwords.check(password, login)
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    Unit unit = units.get(unitId);
    Long id =
        jdbc.sql(
                "insert into person (login, name, unit_id, region_path, unit_ids, roles, approves, mobile, email, password_hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id")
            .params(
                login,
                name.strip(),
                unitId,
                unit.regionPath(),
                above(unit),
                roles.stream().map(Role::name).toArray(String[]::new),
                approves,
                mobile,
                email,
                passwords.encode(password))
            .query(Long.class)
            .optional()
            .orElseThrow(
                () ->
                    Refusal.conflict("登录名 " + login + " 已被使用。", "the login " + login + " is taken")
                        .asException());
    return find(id).orElseThrow();
  }

  /**
   * Lets the person keep the first password: for the house itself, when it makes the people of a
   * sample.
   */
  @Transactional
  public void settle(long id) {
    Actor.current().must();
    jdbc.sql("update person set must_change_password = false where id = ?").param(id).update();
  }

  /** This person as one who acts, with what they may see. */
  public Actor asActor(Person person) {
    Unit unit = units.get(person.unitId());
    boolean regionWide = person.roles().stream().anyMatch(Role::isRegionWide);
    Sight sight = new Sight(regionWide ? unit.regionPath() : "", units.subtree(unit));
    return new Actor(
        person.id(),
        person.login(),
        person.name(),
        unit.id(),
        unit.regionPath(),
        person.roles(),
        person.approves(),
        sight,
        "");
  }

  private static Long[] above(Unit unit) {
    return Arrays.stream(unit.path().split("/"))
        .filter(id -> !id.isEmpty())
        .map(Long::valueOf)
        .toArray(Long[]::new);
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    Array roles = row.getArray("roles");
    return new Person(
        row.getLong("id"),
        row.getString("login"),
        row.getString("name"),
        row.getLong("unit_id"),
        Arrays.stream((String[]) roles.getArray())
            .map(Role::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))),
        row.getBoolean("approves"),
        row.getString("mobile"),
        row.getString("email"),
        row.getBoolean("active"),
        row.getInt("version"));
  }
}
