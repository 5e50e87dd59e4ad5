package org.shanshui.platform.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.access.Sight;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.secrecy.Secrecy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the house and what each may see. */
@Service
public class People {
  /** To add people, to change what they are, and to let them go. */
  static final May<String> ADMINISTER = May.ofRegion(Role.ADMINISTRATOR);

  /** To look at accounts and devices. */
  static final May<String> LOOK = May.ofRegion(Role.ADMINISTRATOR, Role.SECURITY);

  private static final String COLUMNS =
      "select id, login, name, unit_id, roles, approves, mobile, email, active, version from person ";

  private static final Actor DOOR = Actor.house("登录");

  private final JdbcClient jdbc;
  private final Units units;
  private final Unfinished unfinished;
  private final PasswordEncoder passwords;
  private final Sessions sessions;
  private final AccessRecord record;
  private final Administrators administrators;
  private final AccountSettings settings;
  private final Secrecy secrecy;

  People(
      JdbcClient jdbc,
      Units units,
      Unfinished unfinished,
      PasswordEncoder passwords,
      Sessions sessions,
      AccessRecord record,
      Administrators administrators,
      AccountSettings settings,
      Secrecy secrecy) {
    this.jdbc = jdbc;
    this.units = units;
    this.unfinished = unfinished;
    this.passwords = passwords;
    this.sessions = sessions;
    this.record = record;
    this.administrators = administrators;
    this.settings = settings;
    this.secrecy = secrecy;
  }

  private RecordRows<Person> rows() {
    return RecordRows.of(Person.class)
        .with("mobile", row -> secrecy.open(Person.MOBILE, row.getString("mobile")))
        .with("email", row -> secrecy.open(Person.EMAIL, row.getString("email")));
  }

  public Optional<Person> find(long id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query(rows()).optional();
  }

  /** The person of this id; refuses if there is none in sight. */
  public Person get(long id) {
    return find(id)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "directory.no-person",
                        "没有编号为 " + id + " 的人员，或不在您的范围内。",
                        "there is no person " + id)
                    .asException());
  }

  /** The same, to be shown with phone and mail in full; that somebody looked goes on record. */
  Person reveal(long id) {
    Person person = get(id);
    if (!isSelf(id) && (person.mobile() != null || person.email() != null)) {
      record.of(AccessRecord.Kind.LOOKED, "person " + id);
    }
    return person;
  }

  public Optional<Person> byLogin(String login) {
    return jdbc.sql(COLUMNS + "where login = ?").param(login).query(rows()).optional();
  }

  /** The active people of this role whose unit belongs to exactly this region. */
  public List<Person> holding(Role role, String regionPath) {
    return jdbc.sql(COLUMNS + "where region_path = ? and ? = any (roles) and active order by id")
        .params(regionPath, role.name())
        .query(rows())
        .list();
  }

  /** Whether the unit has an active person in sight who approves, other than these. */
  public boolean hasApproverBesides(long unitId, Collection<Long> persons) {
    return jdbc.sql(
            "select exists (select from person where unit_id = ? and active and approves and not id = any (?))")
        .params(unitId, persons.toArray(Long[]::new))
        .query(Boolean.class)
        .single();
  }

  /** The active people of a unit, those who approve first. */
  public List<Person> of(long unitId) {
    return jdbc.sql(COLUMNS + "where unit_id = ? and active order by approves desc, id")
        .param(unitId)
        .query(rows())
        .list();
  }

  /** Whether there is anybody beside those who administer and audit the house. */
  boolean anyEntered() {
    return jdbc.sql(
            "select count(*) = 1 from (select from person"
                + " where not roles && array['ADMINISTRATOR', 'SECURITY', 'AUDITOR'] order by id limit 1) first")
        .query(Boolean.class)
        .single();
  }

  /**
   * Adds a person, who must set a password of their own when they first sign in.
   *
   * @param password initial one, which must satisfy {@link Passwords}; null for none: until they
   *     are given one they cannot sign in by it
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
      @Nullable String password) {
    ADMINISTER.demand();
    PersonFields.checkedLogin(login);
    if (administrators.areApart() && Actor.current().personId() != null && !roles.isEmpty()) {
      throw Refusal.denied(
              "directory.roles-by-security-administrator",
              "角色由安全管理员授予：请先不选角色保存。",
              "the security administrator gives roles: add the person without any")
          .asException();
    }
    checkRoles(roles);
    if (password != null) {
      Passwords.check(password, login)
          .ifPresent(
              refusal -> {
                throw refusal.asException();
              });
    }
    Unit unit = open(unitId);
    String number = PersonFields.checkedMobile(mobile);
    String address = PersonFields.checkedEmail(email);
    Long id =
        jdbc.sql(
                "insert into person (login, name, unit_id, region_path, unit_ids, roles, approves, mobile, mobile_digest,"
                    + " email, email_digest, password_hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id")
            .params(
                login,
                PersonFields.checkedName(name),
                unitId,
                unit.regionPath(),
                above(unit),
                array(roles),
                approves,
                secrecy.seal(Person.MOBILE, number),
                secrecy.digest(Person.MOBILE, number),
                secrecy.seal(Person.EMAIL, address),
                secrecy.digest(Person.EMAIL, address),
                password == null ? null : passwords.encode(password))
            .query(Long.class)
            .optional()
            .orElseThrow(
                () ->
                    Refusal.conflict(
                            "directory.login-taken",
                            "登录名 " + login + " 已被使用。",
                            "the login " + login + " is taken")
                        .beside("login")
                        .asException());
    return find(id).orElseThrow();
  }

  /**
   * Lets the person keep the first password: for the house itself, when it makes the people of a
   * sample.
   */
  @Transactional
  public void settle(long id) {
    May.by().demand();
    jdbc.sql("update person set must_change_password = false where id = ?").param(id).update();
  }

  /**
   * Changes what a person is; a change of unit or roles signs them out everywhere.
   *
   * @param version as it was when the form was opened
   * @param oidcAllowed whether the identity provider's word for this login binds it at the first
   *     sign-in there
   */
  @Transactional
  Person edit(
      long id,
      int version,
      String name,
      long unitId,
      Set<Role> roles,
      boolean approves,
      @Nullable String mobile,
      @Nullable String email,
      boolean oidcAllowed) {
    Person before = of(id, LOOK);
    checkRoles(roles);
    boolean otherRoles = !before.roles().equals(roles) || before.approves() != approves;
    String number = PersonFields.checkedMobile(mobile);
    String address = PersonFields.checkedEmail(email);
    boolean otherData =
        before.unitId() != unitId
            || !before.name().equals(name.strip())
            || !Objects.equals(before.mobile(), number)
            || !Objects.equals(before.email(), address);
    if (otherRoles) {
      administrators.security().demand();
    }
    if (otherData || !otherRoles) {
      ADMINISTER.demand();
    }
    boolean otherStanding =
        before.unitId() != unitId || !before.roles().equals(roles) || before.approves() != approves;
    if (otherStanding && isSelf(id)) {
      throw Refusal.denied(
              "directory.own-rights",
              "不能修改自己的单位、角色和审核权，请由另一位管理员办理。",
              "nobody changes their own unit, roles or approval: ask another administrator")
          .asException();
    }
    Unit unit = before.unitId() == unitId ? units.get(unitId) : open(unitId);
    if (before.unitId() != unitId || !approves) {
      leavesApproval(before);
    }
    update(
        jdbc.sql(
                "update person set name = ?, unit_id = ?, region_path = ?, unit_ids = ?, roles = ?, approves = ?, mobile = ?, mobile_digest = ?,"
                    + " email = ?, email_digest = ?, oidc_allowed = ?, oidc_subject = case when ? then oidc_subject end, version = version + 1 where id = ? and version = ?")
            .params(
                PersonFields.checkedName(name),
                unitId,
                unit.regionPath(),
                above(unit),
                array(roles),
                approves,
                sealed(Person.MOBILE, id, before.mobile(), number),
                secrecy.digest(Person.MOBILE, number),
                sealed(Person.EMAIL, id, before.email(), address),
                secrecy.digest(Person.EMAIL, address),
                oidcAllowed,
                oidcAllowed,
                id,
                version)
            .update());
    if (otherStanding) {
      sessions.revokeAll(before.login());
    }
    return get(id);
  }

  /** What one may change of oneself besides the password. */
  @Transactional
  void editOwn(int version, @Nullable String mobile, @Nullable String email) {
    Person self = get(Actor.current().person());
    String number = PersonFields.checkedMobile(mobile);
    String address = PersonFields.checkedEmail(email);
    update(
        jdbc.sql(
                "update person set mobile = ?, mobile_digest = ?, email = ?, email_digest = ?, version = version + 1"
                    + " where id = ? and version = ?")
            .params(
                sealed(Person.MOBILE, self.id(), self.mobile(), number),
                secrecy.digest(Person.MOBILE, number),
                sealed(Person.EMAIL, self.id(), self.email(), address),
                secrecy.digest(Person.EMAIL, address),
                self.id(),
                version)
            .update());
  }

  /**
   * A value as it is to stand: the same one stays as it is, for sealed anew it would look like a
   * change.
   */
  private @Nullable String sealed(
      SealedColumn column, long id, @Nullable String before, @Nullable String value) {
    return value != null && value.equals(before)
        ? jdbc.sql("select %s from person where id = ?".formatted(column.name()))
            .param(id)
            .query(String.class)
            .single()
        : secrecy.seal(column, value);
  }

  /** What waits for approval must not wait for nobody. */
  private void leavesApproval(Person person) {
    if (person.active()
        && person.approves()
        && !hasApproverBesides(person.unitId(), List.of(person.id()))) {
      unfinished.mustNotAwaitApproval(units.get(person.unitId()));
    }
  }

  /** Whether a person may sign in; who may not is signed out at once. */
  @Transactional
  void setActive(long id, int version, boolean active) {
    Person person = of(id, ADMINISTER);
    if (isSelf(id)) {
      throw Refusal.denied(
              "directory.own-account", "不能停用自己的账号。", "nobody deactivates their own account")
          .asException();
    }
    if (active) {
      open(person.unitId());
    } else {
      leavesApproval(person);
    }
    update(
        jdbc.sql("update person set active = ?, version = version + 1 where id = ? and version = ?")
            .params(active, id, version)
            .update());
    sessions.revokeAll(person.login());
  }

  /** This person as one who acts, with what they may see. */
  public Actor asActor(Person person) {
    return standing(person.id())
        .orElseThrow(() -> new IllegalArgumentException("Not active: " + person.login()))
        .actor();
  }

  /** How a person stands now; empty if there is none or they are no longer active. */
  Optional<Standing> standing(long id) {
    return DOOR.call(
        () ->
            jdbc.sql(
                    """
                    select p.id, p.login, p.name, p.unit_id, p.roles, p.approves, u.region_path, p.totp_secret is not null as second,
                      exists (select from passkey k where k.person_id = p.id) as passkey,
                      p.must_change_password or p.password_set_at < now() - make_interval(secs => :age) as must_change,
                      u.name as office, r.name as place,
                      array(select s.id from unit s where s.path >= u.path and s.path < rtrim(u.path, '/') || '0' order by s.id) as units
                    from person p join unit u on u.id = p.unit_id join region r on r.code = u.region_code
                    where p.id = :id and p.active and cardinality(p.roles) > 0
                    """)
                .param("id", id)
                .param("age", age())
                .query(
                    (row, number) -> {
                      Set<Role> roles = roles(row);
                      String region = row.getString("region_path");
                      boolean regionWide = roles.stream().anyMatch(Role::isRegionWide);
                      // Who only administers sees no business, their own unit's neither.
                      boolean sees = roles.stream().anyMatch(Role::isBusiness);
                      Actor actor =
                          new Actor(
                              row.getLong("id"),
                              row.getString("login"),
                              row.getString("name"),
                              row.getLong("unit_id"),
                              region,
                              roles,
                              row.getBoolean("approves"),
                              new Sight(
                                  regionWide ? region : "",
                                  sees
                                      ? List.of((Long[]) row.getArray("units").getArray())
                                      : List.of()),
                              "");
                      return new Standing(
                          actor,
                          row.getBoolean("must_change"),
                          row.getBoolean("second"),
                          row.getBoolean("passkey"),
                          row.getString("office"),
                          row.getString("place"));
                    })
                .optional());
  }

  /** A person to whom the actor may do this. */
  Person of(long id, May<String> may) {
    may.demand();
    Person person = get(id);
    may.demand(units.get(person.unitId()).regionPath());
    return person;
  }

  private double age() {
    Duration age = settings.passwordAge();
    return age.isZero() ? Duration.ofDays(36_500).toSeconds() : age.toSeconds();
  }

  /** A unit that takes people in, within the actor's reach. */
  private Unit open(long unitId) {
    Unit unit = units.get(unitId);
    ADMINISTER.demand(unit.regionPath());
    if (!unit.active()) {
      throw Refusal.invalid(
              "directory.unit-inactive",
              "单位“" + unit.name() + "”已停用。",
              unit.name() + " is no longer active")
          .beside("unitId")
          .asException();
    }
    return unit;
  }

  static boolean isSelf(long id) {
    Long self = Actor.current().personId();
    return self != null && self == id;
  }

  private static void update(int rows) {
    if (rows == 0) {
      throw Refusal.stale().asException();
    }
  }

  private void checkRoles(Set<Role> roles) {
    if (!Administrators.mayHold(roles)) {
      throw Refusal.invalid(
              "directory.administrators-apart",
              "系统管理员、安全管理员、审计人员互不兼任，也不兼任其他角色。",
              "system administrator, security administrator and auditor are three people, and hold no other role")
          .beside("roles")
          .asException();
    }
    if (roles.isEmpty() && !administrators.areApart()) {
      throw Refusal.invalid("directory.no-role-chosen", "请至少选择一个角色。", "choose at least one role")
          .beside("roles")
          .asException();
    }
  }

  private static String[] array(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().toArray(String[]::new);
  }

  private static Long[] above(Unit unit) {
    return Arrays.stream(unit.path().split("/"))
        .filter(id -> !id.isEmpty())
        .map(Long::valueOf)
        .toArray(Long[]::new);
  }

  private static Set<Role> roles(ResultSet row) throws SQLException {
    Array roles = row.getArray("roles");
    return Arrays.stream((String[]) roles.getArray())
        .map(Role::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }
}
