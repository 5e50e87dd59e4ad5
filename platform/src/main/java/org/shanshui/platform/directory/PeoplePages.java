package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Submission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people, and what an administrator does for them. */
@Controller
@RequestMapping("/directory/people")
class PeoplePages {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final People people;
  private final Accounts accounts;
  private final Units units;
  private final OidcProvider provider;
  private final Administrators administrators;
  private final Said said;
  private final Clock clock;

  PeoplePages(
      People people,
      Accounts accounts,
      Units units,
      OidcProvider provider,
      Administrators administrators,
      Said said,
      Clock clock) {
    this.people = people;
    this.accounts = accounts;
    this.administrators = administrators;
    this.units = units;
    this.provider = provider;
    this.said = said;
    this.clock = clock;
  }

  @GetMapping("/new")
  String blank(@RequestParam(required = false) @Nullable Long unit, Model model) {
    People.ADMINISTER.demand();
    model.addAttribute(
        "form",
        new Form(
            null,
            0,
            "",
            "",
            unit,
            administrators.areApart() ? Set.of() : EnumSet.of(Role.UNIT_OFFICER),
            false,
            "",
            "",
            false));
    return form(model);
  }

  /** What is entered for a person; {@code id} null for a new one, a box that is not ticked null. */
  record Form(
      @Nullable Long id,
      @Nullable Integer version,
      @Nullable String login,
      @Nullable String name,
      @Nullable Long unitId,
      @Nullable Set<Role> roles,
      @Nullable Boolean approves,
      @Nullable String mobile,
      @Nullable String email,
      @Nullable Boolean oidcAllowed) {
    public Set<Role> chosen() {
      return roles == null ? Set.of() : roles;
    }

    static String given(@Nullable String text) {
      return text == null ? "" : text;
    }

    long unit() {
      if (unitId == null) {
        throw Refusal.invalid("directory.no-unit-chosen", "请选择单位。", "choose a unit")
            .beside("unitId")
            .asException();
      }
      return unitId;
    }
  }

  @PostMapping
  String add(Form form, HttpServletRequest request, Model model) {
    People.ADMINISTER.demand();
    String login = Form.given(form.login()).strip();
    String password = Passwords.oneTime(login);
    Person person =
        people.add(
            login,
            Form.given(form.name()),
            form.unit(),
            form.chosen(),
            Boolean.TRUE.equals(form.approves()),
            form.mobile(),
            form.email(),
            password);
    return oneTime(person, password, request, model);
  }

  @GetMapping("/{id}")
  String person(@PathVariable long id, Model model) {
    Person person = people.get(id);
    model.addAttribute("person", person);
    model.addAttribute("unit", units.get(person.unitId()));
    if (!People.LOOK.allows()) {
      return "directory/person-card";
    }
    Accounts.Account account = accounts.account(id);
    people.reveal(id);
    model.addAttribute("account", account);
    boolean locked = account.isLocked(clock);
    model.addAttribute("locked", locked);
    if (locked && account.lockedUntil() != null) {
      model.addAttribute(
          "lockedUntil", HOUR.format(account.lockedUntil().atZoneSameInstant(clock.getZone())));
    }
    model.addAttribute("devices", accounts.devices(id));
    model.addAttribute("passkeys", accounts.passkeys(id));
    model.addAttribute("secures", administrators.security().allows());
    model.addAttribute("administers", People.ADMINISTER.allows());
    model.addAttribute(
        "form",
        new Form(
            id,
            person.version(),
            person.login(),
            person.name(),
            person.unitId(),
            person.roles(),
            person.approves(),
            person.mobile(),
            person.email(),
            account.oidcAllowed()));
    return form(model);
  }

  @PostMapping("/{id}")
  String edit(@PathVariable long id, Form form, RedirectAttributes next) {
    people.edit(
        id,
        form.version() == null ? 0 : form.version(),
        Form.given(form.name()),
        form.unit(),
        form.chosen(),
        Boolean.TRUE.equals(form.approves()),
        form.mobile(),
        form.email(),
        Boolean.TRUE.equals(form.oidcAllowed()));
    said.on(next, "directory.saved");
    return "redirect:/directory/people/" + id;
  }

  @PostMapping("/{id}/password")
  String reset(@PathVariable long id, HttpServletRequest request, Model model) {
    return oneTime(people.get(id), accounts.resetPassword(id), request, model);
  }

  @PostMapping("/{id}/active")
  String active(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam boolean active,
      RedirectAttributes next) {
    people.setActive(id, version, active);
    said.on(next, active ? "directory.person.activated" : "directory.person.deactivated");
    return "redirect:/directory/people/" + id;
  }

  @PostMapping("/{id}/unlock")
  String unlock(@PathVariable long id, RedirectAttributes next) {
    accounts.unlock(id);
    said.on(next, "directory.person.unlocked");
    return "redirect:/directory/people/" + id;
  }

  @PostMapping("/{id}/second-factor/remove")
  String removeSecondFactor(@PathVariable long id, RedirectAttributes next) {
    accounts.removeSecondFactor(id);
    said.on(next, "directory.second.removed");
    return "redirect:/directory/people/" + id;
  }

  @PostMapping("/{id}/passkeys/{passkey}/remove")
  String removePasskey(@PathVariable long id, @PathVariable long passkey, RedirectAttributes next) {
    accounts.removePasskey(id, passkey);
    said.on(next, "directory.passkey.removed");
    return "redirect:/directory/people/" + id;
  }

  @PostMapping("/{id}/sessions/{handle}/revoke")
  String revoke(@PathVariable long id, @PathVariable String handle, RedirectAttributes next) {
    accounts.revokeDevice(id, handle);
    said.on(next, "directory.sessions.revoked");
    return "redirect:/directory/people/" + id;
  }

  private String form(Model model) {
    model.addAttribute(
        "units", units.within(Actor.current().region()).stream().filter(Unit::active).toList());
    model.addAttribute("roles", Role.values());
    model.addAttribute("provider", provider.isOn());
    return "directory/person";
  }

  /** The password is on this one page and nowhere else. */
  private static String oneTime(
      Person person, String password, HttpServletRequest request, Model model) {
    Submission.keepNoAnswer(request);
    model.addAttribute("person", person);
    model.addAttribute("password", password);
    return "directory/one-time";
  }
}
