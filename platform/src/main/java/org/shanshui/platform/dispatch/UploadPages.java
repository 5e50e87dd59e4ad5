package org.shanshui.platform.dispatch;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.Download;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Filling in by workbook: download, upload, look at what was read, confirm. */
@Controller
class UploadPages {
  private final Rounds rounds;
  private final Uploads uploads;
  private final UnitNames names;
  private final MessageSource messages;

  UploadPages(Rounds rounds, Uploads uploads, UnitNames names, MessageSource messages) {
    this.rounds = rounds;
    this.uploads = uploads;
    this.names = names;
    this.messages = messages;
  }

  @GetMapping("/dispatch/rounds/{id}/template.xlsx")
  void template(@PathVariable long id, HttpServletResponse response) throws IOException {
    Round round = rounds.get(id);
    Map<Long, LineView> lines = uploads.writable(id);
    Map<Long, SheetHead> heads = uploads.heads(id);
    if (lines.isEmpty()) {
      throw Refusal.conflict(
              "本轮没有由您填报、且尚可修改的事项。", "there is nothing in this round that you can write on now")
          .asException();
    }
    RoundTemplate.write(
        Download.workbook(response, round.name() + "（" + round.period().chinese() + "）填报模板"),
        round,
        List.copyOf(lines.values()),
        heads,
        names.of(heads.values()));
  }

  @PostMapping("/dispatch/rounds/{id}/uploads")
  String upload(@PathVariable long id, @RequestParam MultipartFile file) throws IOException {
    return "redirect:/dispatch/uploads/" + read(uploads, id, file);
  }

  static long read(Uploads uploads, long roundId, MultipartFile file) throws IOException {
    if (file.getSize() > FileKinds.LARGEST) {
      throw Refusal.invalid("工作簿超过 20 MB，请只保留填报所需的行。", "the workbook is larger than 20 MB")
          .asException();
    }
    String name = file.getOriginalFilename();
    Path copy = java.nio.file.Files.createTempFile("upload", ".xlsx");
    try {
      file.transferTo(copy);
      return uploads.read(roundId, name == null ? "" : name, copy);
    } finally {
      java.nio.file.Files.deleteIfExists(copy);
    }
  }

  @GetMapping("/dispatch/uploads/{id}")
  String upload(@PathVariable long id, Model model) {
    Uploads.Upload upload = uploads.get(id);
    List<Uploads.UploadFault> all = uploads.faults(id);
    model.addAttribute("upload", upload);
    model.addAttribute("round", rounds.get(upload.roundId()));
    model.addAttribute("rows", uploads.rows(id));
    model.addAttribute(
        "errors",
        all.stream().filter(f -> f.severity().equals("ERROR")).collect(Collectors.toList()));
    model.addAttribute(
        "notes",
        all.stream().filter(f -> f.severity().equals("NOTE")).collect(Collectors.toList()));
    return "dispatch/upload";
  }

  @PostMapping("/dispatch/uploads/{id}/confirm")
  String confirm(@PathVariable long id, Locale locale, RedirectAttributes next) {
    int kept = uploads.confirm(id);
    next.addFlashAttribute(
        "flash", messages.getMessage("dispatch.upload.confirmed", new Object[] {kept}, locale));
    return "redirect:/dispatch/uploads/" + id;
  }

  @PostMapping("/dispatch/uploads/{id}/discard")
  String discard(@PathVariable long id, Locale locale, RedirectAttributes next) {
    long round = uploads.get(id).roundId();
    uploads.discard(id);
    next.addFlashAttribute("flash", messages.getMessage("dispatch.upload.discarded", null, locale));
    return "redirect:/dispatch/rounds/" + round;
  }
}
