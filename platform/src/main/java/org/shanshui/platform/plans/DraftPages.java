package org.shanshui.platform.plans;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.web.Download;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Uploading documents, and what becomes of them until they are adopted. */
@Controller
class DraftPages {
  private static final int PAGE = 50;

  private final Drafts drafts;
  private final Items items;
  private final Adoption adoption;
  private final AdoptionChecks checks;
  private final Difference difference;
  private final Corrections corrections;
  private final Plans plans;
  private final Regions regions;
  private final MessageSource messages;

  DraftPages(
      Drafts drafts,
      Items items,
      Adoption adoption,
      AdoptionChecks checks,
      Difference difference,
      Corrections corrections,
      Plans plans,
      Regions regions,
      MessageSource messages) {
    this.drafts = drafts;
    this.items = items;
    this.adoption = adoption;
    this.checks = checks;
    this.difference = difference;
    this.corrections = corrections;
    this.plans = plans;
    this.regions = regions;
    this.messages = messages;
  }

  /** A draft, with how far its compiling is. */
  record Line(Draft draft, Drafts.@Nullable Progress progress) {}

  static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The actor's own region and those directly below. */
  private List<Region> choices() {
    Region own = regions.byPath(Actor.current().region()).orElseThrow();
    List<Region> choices = new ArrayList<>();
    choices.add(own);
    choices.addAll(regions.children(own.code()));
    return choices;
  }

  @PostMapping(path = "/plans/drafts", produces = MediaType.TEXT_HTML_VALUE)
  String upload(
      @RequestParam List<MultipartFile> files,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable Long amends) {
    List<Drafts.Upload> done = new ArrayList<>();
    for (MultipartFile file : files) {
      if (!file.isEmpty() || files.size() == 1) {
        done.add(take(file, region, amends));
      }
    }
    boolean known = done.size() == 1 && done.get(0).duplicate();
    return done.size() == 1
        ? "redirect:/plans/drafts/" + done.get(0).draft().id() + (known ? "?known" : "")
        : "redirect:/plans/drafts";
  }

  /** What the drop zone shows. */
  record Uploaded(long id, String href, String title, boolean duplicate) {}

  @PostMapping(path = "/plans/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ResponseEntity<?> drop(
      @RequestParam List<MultipartFile> files,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable Long amends,
      Locale locale) {
    try {
      if (files.size() != 1) {
        throw Refusal.invalid("plans.one-file-a-request", "每次请求一个文件。", "one file a request")
            .asException();
      }
      return ResponseEntity.ok(uploaded(take(files.get(0), region, amends), locale));
    } catch (Refused refused) {
      return problem(refused.refusal());
    }
  }

  Uploaded uploaded(Drafts.Upload upload, Locale locale) {
    Draft draft = upload.draft();
    String title =
        upload.duplicate()
            ? messages.getMessage("plans.upload.known", new Object[] {draft.title()}, locale)
            : draft.name();
    return new Uploaded(draft.id(), "/plans/drafts/" + draft.id(), title, upload.duplicate());
  }

  static ResponseEntity<ProblemDetail> problem(Refusal refusal) {
    return ResponseEntity.status(refusal.kind().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(refusal.kind().status()),
                refusal.chinese() + " · " + refusal.english()));
  }

  Drafts.Upload take(MultipartFile file, @Nullable String region, @Nullable Long amends) {
    String name = file.getOriginalFilename();
    return drafts.upload(
        name == null ? "" : name, file.getSize(), file::getInputStream, blank(region), amends);
  }

  @GetMapping("/plans/drafts/{id:\\d+}/progress")
  String progress(@PathVariable long id, HttpServletResponse response, Model model) {
    Draft draft = drafts.get(id);
    if (!draft.is("compiling")) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("line", new Line(draft, drafts.progress(id).orElse(null)));
    return "plans/progress :: progress";
  }

  @PostMapping("/plans/drafts/{id:\\d+}/cancel")
  String cancel(@PathVariable long id) {
    drafts.cancel(id);
    return "redirect:/plans/drafts/" + id;
  }

  @PostMapping("/plans/drafts/{id:\\d+}/retry")
  String retry(@PathVariable long id) {
    drafts.retry(id);
    return "redirect:/plans/drafts/" + id;
  }

  @PostMapping("/plans/drafts/{id:\\d+}/delete")
  String delete(@PathVariable long id) {
    drafts.delete(id);
    return "redirect:/plans/drafts";
  }

  @GetMapping("/plans/drafts/{id:\\d+}/head")
  String head(@PathVariable long id, Model model) {
    Draft draft = drafts.get(id);
    model.addAttribute("draft", draft);
    List<Region> choices = choices();
    if (choices.stream().noneMatch(r -> r.code().equals(draft.regionCode()))) {
      choices.add(regions.get(draft.regionCode()));
    }
    model.addAttribute("regions", choices);
    model.addAttribute("plans", plans.within(Actor.current().region()));
    return "plans/head";
  }

  @PostMapping("/plans/drafts/{id:\\d+}/head")
  String correct(
      @PathVariable long id,
      @RequestParam String title,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam String region,
      @RequestParam(required = false) @Nullable Long amends,
      @RequestParam(required = false) @Nullable Integer firstYear,
      @RequestParam(required = false) @Nullable Integer lastYear,
      @RequestParam(required = false) @Nullable Integer baseYear,
      @RequestParam int version) {
    drafts.correct(
        id, new Drafts.Head(title, kind, region, amends, firstYear, lastYear, baseYear, version));
    return "redirect:/plans/drafts/" + id;
  }

  @GetMapping("/plans/drafts/{id:\\d+}/difference")
  String difference(
      @PathVariable long id, @RequestParam(defaultValue = "open") String show, Model model) {
    Draft draft = drafts.get(id);
    List<Difference.Pair> pairs = difference.of(id);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String one : new String[] {"open", "changed", "dropped", "added", "same"}) {
      counts.put(one, (int) pairs.stream().filter(p -> shows(one, p)).count());
    }
    model.addAttribute("draft", draft);
    model.addAttribute("show", show);
    model.addAttribute("pairCounts", counts);
    List<Difference.Pair> shown = pairs.stream().filter(p -> shows(show, p)).limit(200).toList();
    model.addAttribute("pairs", shown);
    model.addAttribute("changes", difference.changes(shown));
    model.addAttribute(
        "fresh", pairs.stream().filter(p -> p.relation() == Difference.Relation.ADDED).toList());
    return "plans/difference";
  }

  private static boolean shows(String show, Difference.Pair pair) {
    return show.equals("open") ? pair.open() : pair.relation().word().equals(show);
  }

  @PostMapping("/plans/drafts/{id:\\d+}/difference")
  String decide(
      @PathVariable long id,
      @RequestParam String action,
      @RequestParam(required = false) @Nullable Long old,
      @RequestParam(required = false) @Nullable Long fresh,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "open") String show) {
    if (action.equals("take_all")) {
      difference.takeAll(id);
    } else if (old == null) {
      throw Refusal.invalid("plans.earlier-item-missing", "缺少原条目。", "the earlier item is missing")
          .asException();
    } else if (action.equals("pair")) {
      difference.repair(id, old, fresh);
    } else {
      difference.decide(id, old, fresh, action, reason);
    }
    return "redirect:/plans/drafts/"
        + id
        + "/difference?show="
        + (show.matches("[a-z]{1,10}") ? show : "open");
  }

  @GetMapping("/plans/drafts/{id:\\d+}/adopt")
  String check(@PathVariable long id, Model model) {
    Draft draft = drafts.get(id);
    model.addAttribute("draft", draft);
    model.addAttribute("check", checks.of(id));
    model.addAttribute("region", regions.get(draft.regionCode()));
    return "plans/adopt";
  }

  @PostMapping("/plans/drafts/{id:\\d+}/adopt")
  String adopt(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean rest,
      @RequestParam(required = false) @Nullable String noOwner,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam(defaultValue = "false") boolean elsewhere,
      @RequestParam(defaultValue = "false") boolean archive) {
    PlanAdopted adopted =
        adoption.adopt(
            id, new Adoption.Terms(rest, blank(noOwner), blank(note), elsewhere, archive));
    return "redirect:/plans/" + adopted.planId() + "?version=" + adopted.version();
  }

  @GetMapping("/plans/drafts/{id:\\d+}/corrections.jsonl")
  ResponseEntity<String> corrections(@PathVariable long id) {
    Draft draft = drafts.get(id);
    StringBuilder lines = new StringBuilder();
    corrections.goldLines(id).forEach(line -> lines.append(line).append('\n'));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/jsonl;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(draft.title() + ".gold.jsonl"))
        .body(lines.toString());
  }
}
