package org.shanshui.platform.cases.desk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of a new case. */
@Controller
class CaseFormPages {
  private final CaseOpening opening;
  private final CaseDesk desk;
  private final EvidencePages evidence;
  private final CaseOpeners openers;
  private final CaseWords words;
  private final RecordForms forms;

  CaseFormPages(
      CaseOpening opening,
      CaseDesk desk,
      EvidencePages evidence,
      CaseOpeners openers,
      CaseWords words,
      RecordForms forms) {
    this.opening = opening;
    this.desk = desk;
    this.evidence = evidence;
    this.openers = openers;
    this.words = words;
    this.forms = forms;
  }

  @GetMapping("/cases/new")
  String form(@RequestParam(required = false) @Nullable String kind, Model model) {
    List<Kind> openable = openers.openable();
    if (openable.isEmpty()) {
      throw Refusal.denied("cases.role-opens-none", "您的角色不能登记案件。", "your role does not open cases")
          .asException();
    }
    Kind chosen =
        openable.stream().filter(k -> k.key().equals(kind)).findFirst().orElse(openable.get(0));
    model.addAttribute("kind", chosen);
    model.addAttribute("inputs", forms.inputs(chosen.record().attributes(), Map.of()));
    model.addAttribute("openable", openable);
    model.addAttribute("regions", words.regionChoices());
    model.addAttribute("english", CaseWords.english());
    return "cases/new";
  }

  @PostMapping("/cases")
  String open(
      @RequestParam MultiValueMap<String, String> given,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes flash)
      throws IOException {
    Map<String, String> form = given.toSingleValueMap();
    long id =
        opening.open(
            new Opening(
                form.getOrDefault("kind", ""),
                null,
                form.getOrDefault("title", ""),
                form.getOrDefault("description", ""),
                RecordForms.typed(given),
                form.getOrDefault("region", ""),
                List.of(),
                degrees(form, "longitude"),
                degrees(form, "latitude"),
                blank(form.get("reporter")),
                blank(form.get("phone"))));
    List<Long> put = evidence.put(id, files);
    if (!put.isEmpty()) {
      desk.take(id, new Step.Note(), words.message("cases.new.evidence"), put);
    }
    flash.addFlashAttribute("flash", words.message("cases.new.done", String.valueOf(id)));
    return "redirect:/cases/" + id;
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Double degrees(Map<String, String> form, String name) {
    String text = blank(form.get(name));
    if (text == null) {
      return null;
    }
    if (!text.matches("-?\\d{1,3}(\\.\\d{1,12})?")) {
      throw Refusal.invalid(
              "cases.degrees-unfit",
              "经纬度“%s”应为小数度，例如 121.4208。".formatted(text),
              "%s: degrees are decimal, as 121.4208".formatted(text))
          .asException();
    }
    return Double.valueOf(text);
  }
}
