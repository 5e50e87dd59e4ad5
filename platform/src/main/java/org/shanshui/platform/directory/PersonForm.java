package org.shanshui.platform.directory;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.workbook.Column;
import org.shanshui.platform.workbook.Entry;
import org.shanshui.platform.workbook.Filled;
import org.shanshui.platform.workbook.Form;
import org.shanshui.platform.workbook.Known;
import org.shanshui.platform.workbook.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * People by workbook (人员导入). They are given their passwords one by one, or sign in by the identity
 * provider: a password in a workbook is a password that others read.
 */
@Configuration(proxyBeanMethods = false)
class PersonForm {
  private static final Map<String, Role> ROLES = roles();

  static final Column<String> LOGIN =
      Column.text("登录名", "Login", 16)
          .required()
          .hint(
              "2–40 位小写字母、数字、点、下划线或连字符；已有的按登录名更新",
              "2 to 40 of a-z, 0-9, dot, underscore, hyphen; a known one is changed");
  static final Column<String> NAME = Column.text("姓名", "Name", 12).required();
  static final Column<String> UNIT =
      Column.text("单位", "Unit", 30).required().hint("已登记单位的名称或别名", "name or alias of a unit");
  static final Column<String> REGION =
      Column.text("区划", "Region", 18)
          .hint("单位所在区划的名称或代码；不填为您所在的区划", "of the unit; your own where it is blank");
  static final Column<String> ROLE =
      Column.text("角色", "Roles", 20)
          .hint(
              String.join("、", ROLES.keySet()) + "；几个角色用顿号隔开；不填不改动，三员分立时由安全管理员授予",
              String.join(", ", List.of(Role.values()).stream().map(Role::name).toList())
                  + "; several with 、 between; blank leaves them, as where the security administrator gives them");
  static final Column<Boolean> APPROVES =
      Column.choice("单位审核人", "Approves", 10, List.of("是", "否"), PersonForm::yes);
  static final Column<String> MOBILE = Column.text("电话", "Phone", 16);
  static final Column<String> EMAIL = Column.text("邮箱", "E-mail", 24);

  private PersonForm() {}

  private static Map<String, Role> roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    roles.put("统筹人员", Role.PLANNER);
    roles.put("部门人员", Role.UNIT_OFFICER);
    roles.put("县区人员", Role.COUNTY_OFFICER);
    roles.put("领导", Role.LEADER);
    roles.put("督查人员", Role.INSPECTOR);
    roles.put("审计人员", Role.AUDITOR);
    roles.put("管理员", Role.ADMINISTRATOR);
    roles.put("安全管理员", Role.SECURITY);
    return roles;
  }

  private static @Nullable Boolean yes(String word) {
    return switch (word) {
      case "是", "yes", "true", "1" -> Boolean.TRUE;
      case "否", "no", "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** A person as a row gives them. */
  record Draft(
      String login,
      String name,
      long unitId,
      Set<Role> roles,
      boolean approves,
      @Nullable String mobile,
      @Nullable String email) {}

  @Bean
  static Form<Draft> personImport(People people, Accounts accounts, Units units, Regions regions) {
    return Form.of(
        "/directory/people/import",
        "directory",
        "directory.people.import",
        "/directory/people",
        "人员",
        Draft.class,
        List.of(LOGIN, NAME, UNIT, REGION, ROLE, APPROVES, MOBILE, EMAIL),
        LOGIN,
        People.ADMINISTER,
        given -> new Table(people, accounts, units, new Places(regions)));
  }

  private static final class Table implements Sitting<Draft> {
    private final People people;
    private final Accounts accounts;
    private final Units units;
    private final Places places;

    Table(People people, Accounts accounts, Units units, Places places) {
      this.people = people;
      this.accounts = accounts;
      this.units = units;
      this.places = places;
    }

    @Override
    public Map<String, Known> known(Collection<String> logins) {
      Map<String, Known> known = new HashMap<>();
      for (String login : logins) {
        people
            .byLogin(login)
            .ifPresent(person -> known.put(login, new Known(person.id(), person.version())));
      }
      return known;
    }

    @Override
    public @Nullable Draft draft(Filled row, @Nullable Known known) {
      Person before = known == null ? null : people.get(known.id());
      String login = row.get(LOGIN);
      String name = row.get(NAME);
      Region region = places.called(row.get(REGION));
      if (region == null) {
        row.wrong(REGION, "不是您的区划范围内的名称或代码。", "is no name or code of a region within yours.");
      }
      Unit unit =
          row.meant(
              UNIT,
              words -> region == null ? null : units.called(words, region.code()).orElse(null),
              "此区划没有这个单位。",
              "the region has no such unit.");
      Set<Role> roles = roles(row, before);
      boolean approves =
          Boolean.TRUE.equals(row.get(APPROVES, before == null ? null : before.approves()));
      String mobile = row.get(MOBILE, before == null ? null : before.mobile());
      String email = row.get(EMAIL, before == null ? null : before.email());
      if (login != null) {
        told(row, LOGIN, () -> PersonFields.checkedLogin(login));
      }
      if (name != null) {
        told(row, NAME, () -> PersonFields.checkedName(name));
      }
      told(row, MOBILE, () -> PersonFields.checkedMobile(mobile));
      told(row, EMAIL, () -> PersonFields.checkedEmail(email));
      if (!row.isSound() || login == null || name == null || unit == null) {
        return null;
      }
      Draft draft = new Draft(login, name, unit.id(), roles, approves, mobile, email);
      if (before != null
          && draft.equals(
              new Draft(
                  before.login(),
                  before.name(),
                  before.unitId(),
                  before.roles(),
                  before.approves(),
                  before.mobile(),
                  before.email()))) {
        row.isUnchanged();
        return null;
      }
      return draft;
    }

    private static void told(Filled row, Column<?> column, Runnable check) {
      try {
        check.run();
      } catch (Refused refused) {
        row.wrong(column, refused.refusal());
      }
    }

    private static Set<Role> roles(Filled row, @Nullable Person before) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      String words = row.get(ROLE);
      if (words == null && before != null) {
        return before.roles();
      }
      for (String word : words == null ? new String[0] : words.split("[、,，;；\\s]+")) {
        Role role = ROLES.get(word);
        for (Role one : Role.values()) {
          role = one.name().equals(word) ? one : role;
        }
        if (role == null) {
          row.wrong(
              ROLE,
              Refusal.invalid(
                  "directory.no-role",
                  "没有“" + word + "”这个角色，应为" + String.join("、", ROLES.keySet()) + "。",
                  "there is no role "
                      + word
                      + ": one of "
                      + ROLES.values().stream().map(Role::name).collect(Collectors.joining(", "))
                      + "."));
        } else {
          roles.add(role);
        }
      }
      return roles;
    }

    @Override
    public void keep(List<Entry<Draft>> rows) {
      for (Entry<Draft> row : rows) {
        Draft draft = row.draft();
        if (row.known() == null) {
          people.add(
              draft.login(),
              draft.name(),
              draft.unitId(),
              draft.roles(),
              draft.approves(),
              draft.mobile(),
              draft.email(),
              null);
        } else {
          people.edit(
              row.known().id(),
              row.known().version(),
              draft.name(),
              draft.unitId(),
              draft.roles(),
              draft.approves(),
              draft.mobile(),
              draft.email(),
              accounts.account(row.known().id()).oidcAllowed());
        }
      }
    }
  }
}
