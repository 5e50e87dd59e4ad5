package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.EvenOnFullDisk;
import org.shanshui.platform.web.Submission;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Showing the second factor at the door, and setting it up or giving it up. */
@Controller
class SecondFactorPages {
  static final String DOOR = "/login/code";
  static final String HOME = "/account/second-factor";

  /** A secret that is offered and not taken on yet. */
  private static final String OFFERED = "shanshui.offered";

  private final SecondFactor factor;
  private final Passkeys passkeys;
  private final AccessRecord record;
  private final Said said;

  SecondFactorPages(SecondFactor factor, Passkeys passkeys, AccessRecord record, Said said) {
    this.factor = factor;
    this.passkeys = passkeys;
    this.record = record;
    this.said = said;
  }

  @GetMapping(DOOR)
  String door(HttpServletRequest request, Model model) {
    if (request.getAttribute(ActorFilter.STANDING) instanceof Standing standing) {
      model.addAttribute("codes", standing.secondFactor());
      model.addAttribute("passkeys", standing.passkey() && passkeys.isOn());
    }
    return "directory/code";
  }

  @EvenOnFullDisk
  @PostMapping(DOOR)
  String enter(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam String code,
      HttpServletRequest request) {
    Actor actor = Actor.current();
    try {
      if (factor.passes(person, actor.login(), code, request.getRemoteAddr())) {
        request.changeSessionId();
        request.getSession().setAttribute(ActorFilter.SECOND, true);
        return "redirect:/";
      }
    } catch (LockedUntil e) {
      record.atTheDoor(AccessRecord.Kind.LOCKED, actor.login(), request.getRemoteAddr());
      throw Refusal.invalid(
              "directory.codes-locked",
              "验证码多次输错，请 %d 分钟后再试。".formatted(e.minutes()),
              "too many wrong codes: try again in %d minutes".formatted(e.minutes()))
          .beside("code")
          .asException();
    }
    record.atTheDoor(AccessRecord.Kind.REFUSED, actor.login(), request.getRemoteAddr());
    throw Refusal.invalid("directory.one-time-code-wrong", "验证码不对。", "the code is wrong")
        .beside("code")
        .asException();
  }

  @GetMapping(HOME)
  String home(HttpServletRequest request, Model model) {
    int left = factor.left();
    model.addAttribute("left", left);
    if (left < 0) {
      HttpSession session = request.getSession();
      String secret = session.getAttribute(OFFERED) instanceof String known ? known : Totp.secret();
      session.setAttribute(OFFERED, secret);
      model.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
      model.addAttribute(
          "link",
          "otpauth://totp/Shanshui:%s?secret=%s&issuer=Shanshui"
              .formatted(
                  URLEncoder.encode(Actor.current().login(), StandardCharsets.UTF_8), secret));
    }
    return "directory/second-factor";
  }

  @PostMapping(HOME)
  String enrol(@RequestParam String code, HttpServletRequest request, Model model) {
    Submission.keepNoAnswer(request);
    HttpSession session = request.getSession();
    if (!(session.getAttribute(OFFERED) instanceof String secret)) {
      throw Refusal.conflict(
              "directory.page-outdated", "页面已过期，请重新打开。", "the page has grown old: open it again")
          .asException();
    }
    List<String> codes = factor.enrol(secret, code);
    session.removeAttribute(OFFERED);
    session.setAttribute(ActorFilter.SECOND, true);
    model.addAttribute("codes", codes);
    return "directory/recovery-codes";
  }

  @PostMapping(HOME + "/remove")
  String remove(RedirectAttributes next) {
    factor.giveUp();
    said.on(next, "directory.second.removed");
    return "redirect:" + HOME;
  }
}
