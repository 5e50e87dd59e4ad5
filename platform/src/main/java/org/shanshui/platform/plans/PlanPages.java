package org.shanshui.platform.plans;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.web.Download;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The adopted plans, their versions, items, texts, and where they contradict each other. */
@Controller
class PlanPages {
  private final Plans plans;
  private final Conflicts conflicts;
  private final Drafts drafts;
  private final Texts texts;
  private final Regions regions;

  PlanPages(Plans plans, Conflicts conflicts, Drafts drafts, Texts texts, Regions regions) {
    this.plans = plans;
    this.conflicts = conflicts;
    this.drafts = drafts;
    this.texts = texts;
    this.regions = regions;
  }

  private void shared(Model model) {
    model.addAttribute("openConflicts", conflicts.open());
    model.addAttribute("planner", Drafts.WORK_ON.allows());
  }

  @GetMapping("/plans/{id:\\d+}")
  String plan(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Integer version,
      Model model) {
    PlanSummary plan = plans.get(id);
    int number = version == null ? plan.version() : version;
    Plans.Version shown = plans.version(id, number);
    model.addAttribute("plan", plan);
    model.addAttribute("shown", shown);
    model.addAttribute("versions", plans.versions(id));
    model.addAttribute("adopted", plans.adopted(id, number));
    model.addAttribute("regionName", regions.get(shown.regionCode()).name());
    model.addAttribute("dropped", plans.dropped(shown.id()));
    model.addAttribute("conflicts", conflicts.openOf(id, 20));
    shared(model);
    return "plans/plan";
  }

  /** The text of an adopted document, or of one under review for who reviews. */
  @GetMapping("/plans/documents/{id:\\d+}")
  String document(@PathVariable long id, Model model) {
    Optional<Plans.Version> version = plans.ofDocument(id);
    if (version.isEmpty()) {
      drafts.get(id);
      return "redirect:/plans/drafts/" + id;
    }
    model.addAttribute("version", version.get());
    model.addAttribute("text", drafts.page(id));
    return "plans/document";
  }

  /** The document as it was uploaded; never shown by the browser itself. */
  @GetMapping("/plans/documents/{id:\\d+}/file")
  ResponseEntity<byte[]> file(@PathVariable long id) {
    Optional<Plans.Version> version = plans.ofDocument(id);
    String name = version.isPresent() ? version.get().documentName() : drafts.get(id).name();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(name))
        .header("X-Content-Type-Options", "nosniff")
        .body(drafts.bytes(id));
  }

  @PostMapping("/plans/consistency/{id:\\d+}/settle")
  String settle(
      @PathVariable long id,
      @RequestParam long prevails,
      @RequestParam String reason,
      @RequestParam int version) {
    conflicts.settle(id, prevails, reason, version);
    return "redirect:/plans/consistency";
  }
}
