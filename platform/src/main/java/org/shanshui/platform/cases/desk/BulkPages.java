package org.shanshui.platform.cases.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Answer;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One step on many cases that a list shows. */
@Controller
class BulkPages {
  private static final int MOST_AT_ONCE = 200;

  private final CaseDesk desk;
  private final CaseWords words;

  BulkPages(CaseDesk desk, CaseWords words) {
    this.desk = desk;
    this.words = words;
  }

  /** Assigns or urges many; each that is refused is named with its reason, the others are done. */
  @PostMapping("/cases/bulk")
  String bulk(
      @RequestParam(name = "pick", required = false) @Nullable Long[] picked,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable String leads,
      @RequestParam(defaultValue = "") String back,
      RedirectAttributes flash) {
    if (picked == null || picked.length == 0 || picked.length > MOST_AT_ONCE) {
      throw Refusal.invalid("cases.none-chosen", "请勾选 1–200 件案件。", "choose 1 to 200 cases")
          .asException();
    }
    if (!action.equals("assign") && !action.equals("urge")) {
      throw Refusal.invalid(
              "cases.not-for-many", "批量办理只有交办和催办。", "only assign and urge can be done to many")
          .asException();
    }
    Step step = Steps.read(action, name -> name.equals("leads") ? leads : null);
    List<String> refused = new ArrayList<>();
    int done = 0;
    // In the order of ids, so that two who do the same at once cannot wait for each other.
    for (long id : Arrays.stream(picked).mapToLong(Long::longValue).sorted().distinct().toArray()) {
      Answer answer = desk.attempt(id, null, step, text, List.of());
      if (answer instanceof Answer.Refused no) {
        refused.add(
            "#"
                + id
                + " "
                + (CaseWords.english() ? no.refusal().english() : no.refusal().chinese()));
      } else {
        done++;
      }
    }
    flash.addFlashAttribute(
        "flash", words.message("cases.bulk.done", words.stepName(step.kind()), done));
    flash.addFlashAttribute("refused", refused);
    return "redirect:/cases"
        + (back.matches("[A-Za-z0-9_=&%.-]*") && !back.isEmpty() ? "?" + back : "");
  }
}
