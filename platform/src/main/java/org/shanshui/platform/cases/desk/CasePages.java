package org.shanshui.platform.cases.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.AccessRecord;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.Share;
import org.shanshui.platform.cases.loop.Stage;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.secrecy.Mask;
import org.shanshui.platform.subjects.SubjectResolver;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one case, and the map of all. */
@Controller
class CasePages {
  /** Steps that lead on, offered before the others. */
  private static final Set<StepKind> MAIN =
      Set.of(
          StepKind.JUDGE,
          StepKind.ASSIGN,
          StepKind.ACCEPT,
          StepKind.REPORT,
          StepKind.DECIDE_EXTENSION,
          StepKind.VERIFY);

  private final CaseDesk desk;
  private final EvidencePages evidence;
  private final CaseWords words;
  private final CaseTimeline timeline;
  private final Subjects subjects;
  private final CaseMap map;
  private final RecordForms forms;
  private final Kinds kinds;
  private final Regions regions;
  private final Timekeeper time;
  private final AccessRecord record;
  private final Clock clock;

  CasePages(
      CaseDesk desk,
      EvidencePages evidence,
      CaseWords words,
      CaseTimeline timeline,
      Subjects subjects,
      CaseMap map,
      RecordForms forms,
      Kinds kinds,
      Regions regions,
      Timekeeper time,
      AccessRecord record,
      Clock clock) {
    this.desk = desk;
    this.evidence = evidence;
    this.words = words;
    this.timeline = timeline;
    this.subjects = subjects;
    this.map = map;
    this.forms = forms;
    this.kinds = kinds;
    this.regions = regions;
    this.time = time;
    this.record = record;
    this.clock = clock;
  }

  @GetMapping("/cases/points.json")
  @ResponseBody
  CaseMap.FeatureCollection points(@Of(value = CaseList.PATH, view = "open") Ask ask) {
    return map.points(ask);
  }

  /** A fact about the case. */
  record Fact(String name, String value) {}

  @GetMapping("/cases/{id}")
  String detail(@PathVariable long id, Model model) {
    CaseRow row = desk.row(id);
    Case subject = row.subject();
    Instant now = clock.instant();
    List<StepRow> steps = desk.timeline(id);
    Map<Long, String> unitNames = unitNames(row, steps);
    Set<StepKind> allowed = desk.allowed(row);
    DueWords due = DueWords.of(subject.clock().due(), now, time);
    model.addAttribute("row", row);
    model.addAttribute("kindName", words.kindName(subject.kind().key()));
    model.addAttribute("state", subject.state().word());
    model.addAttribute("stateWord", words.message("cases.state." + subject.state().word()));
    model.addAttribute("due", dueText(subject, due));
    model.addAttribute("tone", subject.state().isOpen() ? CaseWords.tone(due.tone()) : "completed");
    model.addAttribute(
        "dueAt", subject.clock().due() == null ? null : words.minute(subject.clock().due()));
    model.addAttribute(
        "stage",
        subject.clock().stage() == Stage.NONE
            ? null
            : words.message("cases.stage." + subject.clock().stage().word()));
    model.addAttribute("facts", facts(row, unitNames));
    model.addAttribute("steps", timeline.of(row, steps, unitNames));
    List<StepKind> offered =
        allowed.stream()
            .sorted(Comparator.comparing((StepKind kind) -> !MAIN.contains(kind)))
            .toList();
    model.addAttribute("allowed", offered.stream().map(StepKind::word).toList());
    model.addAttribute("mainStep", !offered.isEmpty() && MAIN.contains(offered.get(0)));
    model.addAttribute("source", source(row));
    model.addAttribute(
        "estimated",
        subject.clock().due() != null
            && !time.calendar().isConfirmed(time.day(subject.clock().due()).getYear()));
    Map<String, String> leads = new LinkedHashMap<>();
    for (Share share : subject.state().leads()) {
      leads.put(
          String.valueOf(share.unitId()),
          unitNames.getOrDefault(share.unitId(), "#" + share.unitId()));
    }
    model.addAttribute("leads", leads);
    if (allowed.contains(StepKind.ASSIGN) || allowed.contains(StepKind.TRANSFER)) {
      model.addAttribute("units", words.unitChoices());
    }
    model.addAttribute("handleDays", subject.kind().limit(Stage.HANDLE).amount());
    model.addAttribute("bounds", subject.kind().bounds());
    model.addAttribute("needed", subject.kind().toReport());
    model.addAttribute("today", time.day(now));
    State.Asked asked = subject.asked();
    model.addAttribute("askedDays", asked == null ? null : asked.days());
    return "cases/case";
  }

  /** What it comes from; null where there is none, or it is out of the reader's sight. */
  private SubjectResolver.@Nullable Card source(CaseRow row) {
    return row.source() == null ? null : subjects.cards(List.of(row.source())).get(row.source());
  }

  private String dueText(Case subject, DueWords due) {
    if (subject.state() instanceof State.Suspended suspended) {
      return words.message("cases.suspended.until", suspended.until().toString());
    }
    if (subject.state() instanceof State.Closed closed) {
      return words.message("cases.outcome." + closed.outcome().word());
    }
    if (subject.state() instanceof State.Merged merged) {
      return words.message("cases.merged.into", String.valueOf(merged.survivor()));
    }
    return CaseWords.english() ? due.english() : due.chinese();
  }

  private Map<Long, String> unitNames(CaseRow row, List<StepRow> steps) {
    Set<Long> ids = new HashSet<>(row.suggestedLeads());
    row.subject().state().leads().forEach(share -> ids.add(share.unitId()));
    if (row.subject().finder() != null) {
      ids.add(row.subject().finder());
    }
    for (StepRow step : steps) {
      if (step.unitId() != null) {
        ids.add(step.unitId());
      }
      if (step.step() instanceof Step.Assign assign) {
        ids.addAll(assign.leads());
      } else if (step.step() instanceof Step.Transfer transfer) {
        ids.add(transfer.from());
        ids.add(transfer.to());
      }
    }
    return words.unitNames(ids);
  }

  private List<Fact> facts(CaseRow row, Map<Long, String> unitNames) {
    Case subject = row.subject();
    List<Fact> facts = new ArrayList<>();
    fact(
        facts,
        "cases.fact.region",
        regions.find(row.regionCode()).map(Region::name).orElse(row.regionCode()));
    List<String> leads = new ArrayList<>();
    for (Share share : subject.state().leads()) {
      String name = unitNames.getOrDefault(share.unitId(), "#" + share.unitId());
      String stand =
          share.reportedBy() != null
              ? words.message("cases.share.reported")
              : share.acceptedBy() != null
                  ? words.message("cases.share.accepted")
                  : words.message("cases.share.waiting");
      leads.add(subject.state().isOpen() ? name + "（" + stand + "）" : name);
    }
    fact(
        facts,
        subject.state().leads().size() == 2 ? "cases.fact.joint" : "cases.fact.lead",
        String.join("、", leads));
    if (leads.isEmpty() && !row.suggestedLeads().isEmpty()) {
      fact(
          facts,
          "cases.fact.suggested",
          String.join(
              "、",
              row.suggestedLeads().stream()
                  .map(unit -> unitNames.getOrDefault(unit, "#" + unit))
                  .toList()));
    }
    fact(facts, "cases.fact.found", words.minute(row.foundAt()));
    fact(
        facts,
        "cases.fact.finder",
        subject.finder() == null
            ? words.message("cases.house")
            : unitNames.getOrDefault(subject.finder(), "#" + subject.finder()));
    forms
        .shown(subject.kind().record(), row.fields(), desk.seesReporter(row))
        .forEach(shown -> facts.add(new Fact(shown.name(), shown.value())));
    if (row.longitude() != null && row.latitude() != null) {
      fact(facts, "cases.fact.place", "%.5f, %.5f".formatted(row.longitude(), row.latitude()));
    }
    if (row.reporterName() != null || row.reporterPhone() != null) {
      boolean sees = desk.seesReporter(row);
      if (sees) {
        record.of(AccessRecord.Kind.LOOKED, "case_file " + row.id());
      }
      String name = row.reporterName() == null ? "" : row.reporterName();
      String phone = row.reporterPhone() == null ? "" : row.reporterPhone();
      fact(
          facts,
          "cases.fact.reporter",
          (sees ? name + " " + phone : Mask.name(name) + " " + Mask.number(phone)).strip());
    }
    if (subject.tally().extensions() > 0) {
      fact(
          facts,
          "cases.fact.extended",
          words.message("cases.extended.days", subject.tally().extendedDays()));
    }
    long minutes = subject.tally().spent().toMinutes();
    if (minutes > 0) {
      fact(
          facts,
          "cases.fact.spent",
          words.message(
              "cases.spent.days",
              "%.1f".formatted(minutes / (double) time.calendar().officeDay().toMinutes())));
    }
    return facts;
  }

  private void fact(List<Fact> facts, String key, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(words.message(key), value));
    }
  }

  @PostMapping("/cases/{id}/steps/{step}")
  String take(
      @PathVariable long id,
      @PathVariable String step,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(defaultValue = "") String text,
      @RequestParam Map<String, String> form,
      @RequestParam(name = "lead", required = false) @Nullable List<String> leads,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes flash)
      throws IOException {
    Step asked =
        Steps.read(
            step,
            name ->
                name.equals("leads") && leads != null ? String.join(",", leads) : form.get(name));
    desk.take(id, version, asked, text, evidence.put(id, files));
    flash.addFlashAttribute(
        "flash", words.message("cases.step.done", words.stepName(asked.kind())));
    return "redirect:/cases/" + id;
  }
}
