package org.shanshui.platform.supervision;

import org.shanshui.platform.subjects.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button on the page of a late commitment that opens its case. */
@Controller
class SupervisionPages {
  private final CommitmentWatch watch;
  private final SupervisionWords words;

  SupervisionPages(CommitmentWatch watch, SupervisionWords words) {
    this.watch = watch;
    this.words = words;
  }

  @PostMapping("/cases/of/{type:TASK|TARGET|PROJECT}/{subject:[0-9]+}")
  String supervise(
      @PathVariable String type, @PathVariable long subject, RedirectAttributes flash) {
    long id = watch.openByHand(new Subject(type, subject));
    flash.addFlashAttribute("flash", words.message("cases.new.done", String.valueOf(id)));
    return "redirect:/cases/" + id;
  }
}
