package org.shanshui.platform.notices;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of what one should know. */
@Controller
class NoticePages {
  private static final int PAGE = 50;

  private final Notices notices;
  private final Preferences preferences;

  NoticePages(Notices notices, Preferences preferences) {
    this.notices = notices;
    this.preferences = preferences;
  }

  @GetMapping("/notices")
  String list(
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(required = false) @Nullable NoticeKind kind,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    List<Notices.Matter> found = notices.matters(!all, kind, before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<Notices.Matter> shown = more ? found.subList(0, PAGE) : found;
    model.addAttribute("matters", shown);
    model.addAttribute("all", all);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", NoticeKind.values());
    model.addAttribute("unreadByKind", notices.unreadByKind());
    model.addAttribute(
        "next",
        more
            ? "/notices?all="
                + all
                + (kind == null ? "" : "&kind=" + kind)
                + "&before="
                + shown.get(shown.size() - 1).newest().id()
            : null);
    return "notices/list";
  }

  @GetMapping("/notices/preferences")
  String preferences(Model model) {
    model.addAttribute("ways", preferences.mine());
    return "notices/preferences";
  }

  @PostMapping("/notices/preferences")
  String choose(
      @RequestParam(required = false) @Nullable Set<String> shown,
      @RequestParam(required = false) @Nullable Set<String> mailed) {
    preferences.choose(shown == null ? Set.of() : shown, mailed == null ? Set.of() : mailed);
    return "redirect:/notices";
  }

  @PostMapping("/notices/{id}/read")
  String read(@PathVariable long id) {
    return "redirect:"
        + notices
            .readMatter(id)
            .orElseThrow(
                () ->
                    Refusal.missing(
                            "notices.no-notice",
                            "没有这条通知，或它不是发给您的。",
                            "there is no such notice for you")
                        .asException());
  }

  @PostMapping("/notices/read")
  String readAll() {
    notices.readAll();
    return "redirect:/notices";
  }
}
