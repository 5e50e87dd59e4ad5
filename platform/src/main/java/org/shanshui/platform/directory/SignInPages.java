package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in, and setting one's own password. */
@Controller
class SignInPages {
  private final OidcProvider provider;
  private final PasswordDoor door;
  private final Passkeys passkeys;
  private final Said said;

  SignInPages(OidcProvider provider, PasswordDoor door, Passkeys passkeys, Said said) {
    this.provider = provider;
    this.door = door;
    this.passkeys = passkeys;
    this.said = said;
  }

  /**
   * @param locked minutes to wait
   * @param oidc why the identity provider's word did not do: unknown, inactive, failed, unreachable
   */
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String locked,
      @RequestParam(required = false) @Nullable String oidc,
      Model model) {
    if (Actor.current().personId() != null) {
      return "redirect:/";
    }
    if (locked != null && locked.matches("[1-9][0-9]?")) {
      model.addAttribute("lockedMinutes", Integer.valueOf(locked));
    }
    if (oidc != null && oidc.matches("unknown|inactive|failed|unreachable")) {
      model.addAttribute("refusedBy", oidc);
    }
    model.addAttribute("passkeys", passkeys.isOn());
    if (provider.isOn()) {
      model.addAttribute("oidc", "/login/oidc");
    }
    return "login";
  }

  /** To the identity provider, if it is there. */
  @GetMapping("/login/oidc")
  String toProvider() {
    if (!provider.isOn()) {
      return "redirect:/login";
    }
    return provider.registration().isPresent()
        ? "redirect:/oauth2/authorization/" + OidcProvider.ID
        : "redirect:/login?oidc=unreachable";
  }

  @GetMapping("/password")
  String password(HttpServletRequest request, Model model) {
    model.addAttribute("first", isFirst(request));
    return "directory/password";
  }

  @PostMapping("/password")
  String change(
      @RequestParam String old,
      @RequestParam String fresh,
      @RequestParam String again,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (!fresh.equals(again)) {
      throw Refusal.invalid(
              "directory.passwords-differ", "两次输入的新口令不一致。", "the two new passwords differ")
          .beside("again")
          .asException();
    }
    door.change(old, fresh, request.getSession().getId());
    // Whoever held the old id holds nothing now.
    request.changeSessionId();
    said.on(next, "directory.password.changed");
    return "redirect:/account";
  }

  private static boolean isFirst(HttpServletRequest request) {
    return request.getAttribute(ActorFilter.STANDING) instanceof Standing standing
        && standing.mustChangePassword();
  }
}
