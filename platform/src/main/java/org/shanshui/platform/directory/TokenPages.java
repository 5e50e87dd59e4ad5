package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.web.Submission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own tokens for programs. */
@Controller
class TokenPages {
  private final Tokens tokens;
  private final Said said;

  TokenPages(Tokens tokens, Said said) {
    this.tokens = tokens;
    this.said = said;
  }

  @GetMapping("/account/tokens")
  String list(Model model) {
    model.addAttribute("tokens", tokens.mine());
    model.addAttribute("longest", Tokens.LONGEST_DAYS);
    return "directory/tokens";
  }

  /** The token is on this one page and nowhere else. */
  @PostMapping("/account/tokens")
  String make(
      @RequestParam String name,
      @RequestParam(required = false) @Nullable Boolean writes,
      @RequestParam int days,
      HttpServletRequest request,
      Model model) {
    Submission.keepNoAnswer(request);
    model.addAttribute("token", tokens.make(name, Boolean.TRUE.equals(writes), days));
    return list(model);
  }

  @PostMapping("/account/tokens/{id}/revoke")
  String revoke(@PathVariable long id, RedirectAttributes next) {
    tokens.revoke(id);
    said.on(next, "directory.token.revoked");
    return "redirect:/account/tokens";
  }
}
