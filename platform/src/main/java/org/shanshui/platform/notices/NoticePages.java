package org.shanshui.platform.notices;

import java.util.List;
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

  NoticePages(Notices notices) {
    this.notices = notices;
  }

  @GetMapping("/notices")
  String list(
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    List<Notice> found = notices.mine(!all, before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<Notice> shown = more ? found.subList(0, PAGE) : found;
    model.addAttribute("notices", shown);
    model.addAttribute("all", all);
    model.addAttribute(
        "next",
        more ? "/notices?all=" + all + "&before=" + shown.get(shown.size() - 1).id() : null);
    return "notices/list";
  }

  @PostMapping("/notices/{id}/read")
  String read(@PathVariable long id) {
    return "redirect:"
        + notices
            .read(id)
            .orElseThrow(
                () ->
                    Refusal.missing("没有这条通知，或它不是发给您的。", "there is no such notice for you")
                        .asException());
  }

  @PostMapping("/notices/read")
  String readAll() {
    notices.readAll();
    return "redirect:/notices";
  }
}
