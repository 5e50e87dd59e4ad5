package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own passkeys, and what browsers are asked to make and to show them with. */
@Controller
class PasskeyPages {
  static final String HOME = "/account/passkeys";

  /** What was offered, until it is taken on. */
  private static final PublicKeyCredentialCreationOptionsRepository OFFERED =
      new HttpSessionPublicKeyCredentialCreationOptionsRepository();

  private final Passkeys passkeys;
  private final Said said;

  PasskeyPages(Passkeys passkeys, Said said) {
    this.passkeys = passkeys;
    this.said = said;
  }

  @GetMapping(PasskeyDoor.PATH)
  ResponseEntity<String> ask(HttpServletRequest request, HttpServletResponse response) {
    PublicKeyCredentialRequestOptions asked = passkeys.ask(who());
    PasskeyDoor.ASKED.save(request, response, asked);
    return told(asked);
  }

  @GetMapping(HOME)
  String list(Model model) {
    model.addAttribute("on", passkeys.isOn());
    model.addAttribute("passkeys", passkeys.of(Actor.current().person()));
    return "directory/passkeys";
  }

  @GetMapping(HOME + "/options")
  ResponseEntity<String> offer(HttpServletRequest request, HttpServletResponse response) {
    PublicKeyCredentialCreationOptions offered = passkeys.offer(Objects.requireNonNull(who()));
    OFFERED.save(request, response, offered);
    return told(offered);
  }

  @PostMapping(HOME)
  String take(
      @RequestParam String name,
      @RequestParam String credential,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    PublicKeyCredentialCreationOptions offered = OFFERED.load(request);
    if (offered != null) {
      OFFERED.save(request, response, null);
    }
    passkeys.take(offered, credential, name);
    request.getSession().setAttribute(ActorFilter.SECOND, true);
    said.on(next, "directory.passkey.added");
    return "redirect:" + HOME;
  }

  @PostMapping(HOME + "/{id}/remove")
  String remove(@PathVariable long id, RedirectAttributes next) {
    passkeys.remove(id);
    said.on(next, "directory.passkey.removed");
    return "redirect:" + HOME;
  }

  private ResponseEntity<String> told(Object options) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(passkeys.json(options));
  }

  private static @Nullable Authentication who() {
    return SecurityContextHolder.getContext().getAuthentication();
  }
}
