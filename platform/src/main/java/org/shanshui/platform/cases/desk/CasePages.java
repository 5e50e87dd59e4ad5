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
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.Share;
import org.shanshui.platform.cases.loop.Stage;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Of;
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
  private final Subjects subjects;
  private final CaseMap map;
  private final CaseAttributes attributes;
  private final Kinds kinds;
  private final Regions regions;
  private final Timekeeper time;
  private final AccessRecord record;
  private final Clock clock;

  CasePages(
      CaseDesk desk,
      EvidencePages evidence,
      CaseWords words,
      Subjects subjects,
      CaseMap map,
      CaseAttributes attributes,
      Kinds kinds,
      Regions regions,
      Timekeeper time,
      AccessRecord record,
      Clock clock) {
    this.desk = desk;
    this.evidence = evidence;
    this.words = words;
    this.subjects = subjects;
    this.map = map;
    this.attributes = attributes;
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

  /** A step of the timeline in words. */
  record TimelineStep(
      String icon,
      String what,
      String who,
      String when,
      String text,
      @Nullable String tone,
      @Nullable String detail,
      List<EvidenceRow> evidence,
      long caseId) {}

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
    model.addAttribute("steps", timeline(row, steps, unitNames));
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
    attributes
        .shown(subject.kind(), row.fields(), desk.seesReporter(row))
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
          (sees ? name + " " + phone : Masks.name(name) + " " + Masks.phone(phone)).strip());
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

  private List<TimelineStep> timeline(
      CaseRow row, List<StepRow> steps, Map<Long, String> unitNames) {
    List<TimelineStep> timeline = new ArrayList<>();
    timeline.add(
        new TimelineStep(
            "cases",
            words.message("cases.step.found"),
            row.subject().finder() == null
                ? words.message("cases.house")
                : unitNames.getOrDefault(row.subject().finder(), ""),
            words.minute(row.foundAt()),
            "",
            null,
            null,
            List.of(),
            row.id()));
    for (StepRow step : steps) {
      boolean last = step == steps.get(steps.size() - 1) && row.subject().state().isOpen();
      timeline.add(
          new TimelineStep(
              CaseTimeline.icon(step.step()),
              words.stepName(step.step().kind())
                  + (step.caseId() == row.id() ? "" : " · #" + step.caseId()),
              step.personId() == null
                  ? words.message("cases.house")
                  : step.personName()
                      + (step.unitId() == null
                          ? ""
                          : " · " + unitNames.getOrDefault(step.unitId(), "")),
              words.minute(step.at()),
              step.text(),
              step.step() instanceof Step.Escalate ? "bad" : last ? "current" : null,
              detail(row, step, unitNames),
              step.evidence(),
              step.caseId()));
    }
    return timeline;
  }

  /** What a step says besides its text. */
  private @Nullable String detail(CaseRow row, StepRow taken, Map<Long, String> unitNames) {
    Step step = taken.step();
    if (step instanceof Step.Judge judge) {
      return words.message(judge.founded() ? "cases.founded" : "cases.unfounded");
    } else if (step instanceof Step.Assign assign) {
      return String.join(
          "、", assign.leads().stream().map(u -> unitNames.getOrDefault(u, "#" + u)).toList());
    } else if (step instanceof Step.Transfer transfer) {
      return unitNames.getOrDefault(transfer.from(), "#" + transfer.from())
          + " → "
          + unitNames.getOrDefault(transfer.to(), "#" + transfer.to());
    } else if (step instanceof Step.AskExtension asked) {
      return words.message("cases.extended.days", asked.days());
    } else if (step instanceof Step.DecideExtension decision) {
      return words.message(decision.granted() ? "cases.granted" : "cases.refused");
    } else if (step instanceof Step.Suspend suspend) {
      return words.message("cases.suspended.until", suspend.until().toString());
    } else if (step instanceof Step.Verify verify) {
      return words.message(verify.passed() ? "cases.passed" : "cases.failed");
    } else if (step instanceof Step.MergeInto merge) {
      return words.message("cases.merged.into", String.valueOf(merge.survivor()));
    } else if (step instanceof Step.Absorb absorb) {
      return words.message("cases.absorbed", String.valueOf(absorb.duplicate()));
    } else if (step instanceof Step.Escalate escalate) {
      List<Kind.Escalation> levels = row.subject().kind().escalations();
      int at = Math.min(escalate.level(), levels.size()) - 1;
      Kind.Addressee to = levels.get(at).to();
      return words.message(
          "cases.escalated.to",
          escalate.level(),
          CaseWords.english() ? to.english() : to.chinese());
    } else if (step instanceof Step.Retime retime) {
      return words.retimed(retime);
    }
    return null;
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
