package org.shanshui.platform.documents;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.files.Attachment;
import org.shanshui.platform.files.Attachments;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Download;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Issuing a document, what was issued, and the organs that issue. */
@Controller
@RequestMapping("/documents")
class DocumentPages {
  private final NumberRegister register;
  private final Organs organs;
  private final PaperDoors papers;
  private final Attachments attachments;
  private final Units units;
  private final Clock clock;

  DocumentPages(
      NumberRegister register,
      Organs organs,
      PaperDoors papers,
      Attachments attachments,
      Units units,
      Clock clock) {
    this.register = register;
    this.organs = organs;
    this.papers = papers;
    this.attachments = attachments;
    this.units = units;
    this.clock = clock;
  }

  /** What is entered to issue a document. */
  record Form(
      String of,
      @Nullable Long organ,
      @Nullable String title,
      @Nullable String recipients,
      @Nullable LocalDate dated) {}

  @GetMapping("/issue")
  String issue(@RequestParam String of, Model model) {
    Organs.ISSUE.demand();
    Map<Long, String> choices = new LinkedHashMap<>();
    organs.mine().forEach(one -> choices.put(one.id(), one.name() + "（" + one.code() + "）"));
    model.addAttribute("form", new Form(of, null, papers.at(of).title(), "", LocalDate.now(clock)));
    model.addAttribute("organs", choices);
    model.addAttribute("mayChange", Organs.CHANGE.allows());
    return "documents/issue";
  }

  @PostMapping
  String take(Form form) {
    Organs.ISSUE.demand();
    PaperDoors.Asked asked = papers.at(form.of());
    if (form.organ() == null || form.dated() == null) {
      throw Refusal.invalid(
              "documents.organ-or-day-missing", "请选择发文机关和成文日期。", "choose the organ and the day")
          .asException();
    }
    NumberRegister.Taken taken =
        register.issue(
            asked.paper(),
            asked.address(),
            asked.parameters(),
            form.organ(),
            form.title() == null ? "" : form.title(),
            form.recipients() == null ? "" : form.recipients(),
            form.dated());
    return "redirect:/documents/" + taken.id();
  }

  @GetMapping("/{id:[0-9]+}")
  String taken(@PathVariable long id, Model model) {
    model.addAttribute("taken", register.get(id));
    return "documents/taken";
  }

  @GetMapping("/{id:[0-9]+}/file")
  ResponseEntity<byte[]> file(@PathVariable long id) throws IOException {
    register.get(id);
    Attachment file = register.file(id);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(file.name()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(attachments.content(file));
  }

  @GetMapping("/organs")
  String organs(Model model) {
    Organs.CHANGE.demand();
    List<Unit> near = units.within(Actor.current().region());
    Map<Long, String> choices = new LinkedHashMap<>();
    near.stream().filter(Unit::active).forEach(unit -> choices.put(unit.id(), unit.name()));
    model.addAttribute("organs", organs.all());
    model.addAttribute("units", choices);
    return "documents/organs";
  }

  @PostMapping("/organs")
  String add(@RequestParam String name, @RequestParam String code, @RequestParam long unit) {
    organs.put(null, 0, name, code, unit, true);
    return "redirect:/documents/organs";
  }

  @PostMapping("/organs/{id:[0-9]+}")
  String change(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam String name,
      @RequestParam String code,
      @RequestParam long unit,
      @RequestParam(defaultValue = "false") boolean active) {
    organs.put(id, version, name, code, unit, active);
    return "redirect:/documents/organs";
  }
}
