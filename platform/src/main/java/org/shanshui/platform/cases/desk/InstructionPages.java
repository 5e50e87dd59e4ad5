package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Policies;
import org.shanshui.platform.cases.loop.Stage;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.shanshui.platform.subjects.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of an instruction (批示), the same for subjects of all types. */
@Controller
class InstructionPages {
  private final Instructions instructions;
  private final CaseWords words;
  private final Timekeeper time;
  private final Clock clock;

  InstructionPages(Instructions instructions, CaseWords words, Timekeeper time, Clock clock) {
    this.instructions = instructions;
    this.words = words;
    this.time = time;
    this.clock = clock;
  }

  static String href(Subject subject) {
    return "/cases/instruct/" + subject.type() + "/" + subject.id();
  }

  @GetMapping("/cases/instruct/{type:[A-Z_]+}/{subject:[0-9]+}")
  String form(@PathVariable String type, @PathVariable long subject, Model model) {
    Subject about = new Subject(type, subject);
    model.addAttribute("about", instructions.about(about));
    model.addAttribute("action", href(about));
    model.addAttribute("units", words.unitChoices());
    model.addAttribute("longest", Policies.LONGEST_INSTRUCTION);
    model.addAttribute("first", time.day(clock.instant()).plusDays(1));
    model.addAttribute(
        "last",
        instructions
            .kind()
            .map(kind -> time.day(time.due(clock.instant(), kind.limit(Stage.HANDLE))))
            .orElse(null));
    return "cases/instruct";
  }

  @PostMapping("/cases/instruct/{type:[A-Z_]+}/{subject:[0-9]+}")
  String give(
      @PathVariable String type,
      @PathVariable long subject,
      @RequestParam(defaultValue = "") String text,
      @RequestParam Map<String, String> form,
      @RequestParam(name = "lead", required = false) @Nullable List<String> leads,
      RedirectAttributes flash) {
    Step asked =
        Steps.read(
            StepKind.ASSIGN.word(),
            name ->
                name.equals("leads") && leads != null ? String.join(",", leads) : form.get(name));
    long id = instructions.give(new Subject(type, subject), (Step.Assign) asked, text);
    flash.addFlashAttribute("flash", words.message("cases.instruct.done", String.valueOf(id)));
    return "redirect:/cases/" + id;
  }
}
