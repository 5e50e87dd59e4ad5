package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.shanshui.platform.access.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: how one is reached, and where one is signed in. */
@Controller
class AccountPages {
  private final People people;
  private final Sessions sessions;
  private final Said said;

  AccountPages(People people, Sessions sessions, Said said) {
    this.people = people;
    this.sessions = sessions;
    this.said = said;
  }

  @GetMapping("/account")
  String account(Model model) {
    model.addAttribute("person", people.get(Actor.current().person()));
    return "directory/account";
  }

  @PostMapping("/account")
  String edit(
      @RequestParam int version,
      @RequestParam String mobile,
      @RequestParam String email,
      RedirectAttributes next) {
    people.editOwn(version, mobile, email);
    said.on(next, "directory.saved");
    return "redirect:/account";
  }

  @GetMapping("/account/sessions")
  String devices(HttpServletRequest request, Model model) {
    HttpSession session = request.getSession(false);
    List<Sessions.Device> devices =
        sessions.of(Actor.current().login(), session == null ? "" : session.getId());
    model.addAttribute("devices", devices);
    return "directory/sessions";
  }

  @PostMapping("/account/sessions/{handle}/revoke")
  @Transactional
  String revoke(@PathVariable String handle, RedirectAttributes next) {
    sessions.revoke(Actor.current().login(), handle);
    said.on(next, "directory.sessions.revoked");
    return "redirect:/account/sessions";
  }

  @PostMapping("/account/sessions/revoke-others")
  @Transactional
  String revokeOthers(HttpServletRequest request, RedirectAttributes next) {
    sessions.revokeOthers(Actor.current().login(), request.getSession().getId());
    said.on(next, "directory.sessions.revoked");
    return "redirect:/account/sessions";
  }
}
