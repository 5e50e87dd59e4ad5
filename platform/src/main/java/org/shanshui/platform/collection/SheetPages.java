package org.shanshui.platform.collection;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.files.Attachment;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectResolver;
import org.shanshui.platform.subjects.Subjects;
import org.shanshui.platform.web.Download;
import org.shanshui.records.AttributeType;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sheet: filled in, approved, accepted or returned. */
@Controller
class SheetPages {
  private final Sheets sheets;
  private final SheetTable table;
  private final Courses courses;
  private final SheetRights rights;
  private final Rounds rounds;
  private final Files files;
  private final Units units;
  private final Subjects subjects;
  private final Clock clock;
  private final MessageSource messages;

  SheetPages(
      Sheets sheets,
      SheetTable table,
      Courses courses,
      SheetRights rights,
      Rounds rounds,
      Files files,
      Units units,
      Subjects subjects,
      Clock clock,
      MessageSource messages) {
    this.sheets = sheets;
    this.table = table;
    this.courses = courses;
    this.rights = rights;
    this.rounds = rounds;
    this.files = files;
    this.units = units;
    this.subjects = subjects;
    this.clock = clock;
    this.messages = messages;
  }

  @GetMapping("/dispatch/sheets/{id}")
  String sheet(@PathVariable long id, Locale locale, Model model) {
    SheetHead head = table.head(id);
    Round round = rounds.get(head.roundId());
    Map<Long, List<FileView>> attached =
        files.ofSheet(id).stream().collect(Collectors.groupingBy(FileView::lineId));
    List<LineView> lines =
        table.lines(id).stream()
            .map(l -> l.with(attached.getOrDefault(l.id(), List.of())))
            .toList();
    boolean writes = SheetRights.WRITE.allows(head) && head.status().isToBeWritten();
    boolean decides = SheetRights.DECIDE.allows(head);
    model.addAttribute("head", head);
    model.addAttribute("round", round);
    model.addAttribute("unit", units.get(head.unitId()));
    model.addAttribute("lines", lines);
    Subject subject = new Subject(SheetTimeline.TYPE, id);
    model.addAttribute("ties", subjects.ties(subject));
    model.addAttribute("timeline", subjects.timeline(subject));
    model.addAttribute("standing", head.standing(LocalDate.now(clock)));
    model.addAttribute("writes", writes);
    model.addAttribute(
        "withdraws", SheetRights.WRITE.allows(head) && head.status() == Status.SUBMITTED);
    boolean waitsForHead = rights.mayApprove(head) && head.status() == Status.SUBMITTED;
    boolean another = waitsForHead && rights.mustBeApprovedByAnother(head);
    model.addAttribute("another", another);
    model.addAttribute("approves", waitsForHead && !another);
    model.addAttribute("decides", decides && head.status() == Status.APPROVED);
    model.addAttribute("corrects", decides && head.status() == Status.ACCEPTED);
    model.addAttribute("recalls", decides && head.status() == Status.MISSING);
    Demands demands = rounds.demands(round);
    filled(model, head, lines, demands, !locale.getLanguage().equals("en"));
    model.addAttribute("links", links(lines));
    model.addAttribute("files", round.items().contains(ReportForm.FILES_ITEM));
    model.addAttribute("gaps", writes ? faults(lines, demands::gaps) : Map.of());
    model.addAttribute("doubts", faults(lines, demands::doubts));
    LocalDate today = LocalDate.now(clock);
    LocalDate end = round.period().last();
    model.addAttribute("asOf", end.isAfter(today) ? today : end);
    model.addAttribute("today", today);
    return "collection/sheet";
  }

  /** A line's figures, and its texts by the columns of the page. */
  record Boxes(List<FieldBox> figures, List<List<FieldBox>> texts) {
    static Boxes of(List<FieldBox> all, List<Words> columns) {
      return new Boxes(
          all.stream().filter(box -> box.column() == null).toList(),
          columns.stream()
              .map(column -> all.stream().filter(box -> column.equals(box.column())).toList())
              .toList());
    }
  }

  /** The lines as they are filled in and read, each a list of fields, and the columns of texts. */
  private void filled(
      Model model, SheetHead head, List<LineView> lines, Demands demands, boolean chinese) {
    List<Words> columns =
        lines.stream()
            .flatMap(line -> line.line().form().fields().stream())
            .flatMap(field -> field.column().stream())
            .distinct()
            .toList();
    Map<Long, Boxes> asked = new HashMap<>();
    Map<Long, Boxes> said = new HashMap<>();
    Map<Long, List<FieldBox>> last = new HashMap<>();
    LocalDate today = demands.today();
    Map<Long, Map<String, Past>> pasts = pasts(head, lines);
    for (LineView line : lines) {
      ReportLine now = line.line();
      List<FormField> all = now.form().fields();
      Map<String, Past> its = pasts.getOrDefault(line.id(), Map.of());
      asked.put(
          line.id(),
          Boxes.of(
              FieldBox.of(line, now.draft(), demands.asked(now), its, today, chinese), columns));
      said.put(
          line.id(), Boxes.of(FieldBox.of(line, now.draft(), all, its, today, chinese), columns));
      if (now.before() != null) {
        List<FieldBox> before = FieldBox.of(line, now.before(), all, Map.of(), today, chinese);
        last.put(line.id(), Boxes.of(before, columns).figures());
      }
    }
    model.addAttribute("asked", asked);
    model.addAttribute("said", said);
    model.addAttribute("last", last);
    model.addAttribute("columns", columns);
    model.addAttribute("grades", grades(lines, demands.today(), chinese));
  }

  /** What was known of the figures before, by line and field. */
  private Map<Long, Map<String, Past>> pasts(SheetHead head, List<LineView> lines) {
    Map<Long, Map<String, Course>> known = courses.of(head, lines);
    Map<Long, Map<String, Past>> pasts = new HashMap<>();
    for (LineView line : lines) {
      Map<String, Past> its = new HashMap<>();
      Map<String, Course> gone = known.getOrDefault(line.id(), Map.of());
      for (FormField field : line.line().form().fields()) {
        Course course = gone.get(field.key());
        if (course != null) {
          its.put(
              field.key(),
              Past.of(
                  course,
                  head.period(),
                  line.line().draft().number(field.key()),
                  field.unit(line.line().metric())));
        }
      }
      pasts.put(line.id(), its);
    }
    return pasts;
  }

  /** What the forms' grades say of what was written, in words, by line. */
  private static Map<Long, String> grades(List<LineView> lines, LocalDate today, boolean chinese) {
    Map<Long, String> grades = new HashMap<>();
    for (LineView line : lines) {
      ReportLine now = line.line();
      if (!now.draft().isEmpty()) {
        now.form()
            .grade(now.draft(), now.metric(), today)
            .map(judged -> judged.grade().words().fill((name, zh) -> said(now, name)))
            .ifPresent(words -> grades.put(line.id(), words.in(chinese)));
      }
    }
    return grades;
  }

  private static String said(ReportLine line, String field) {
    Object value = line.draft().get(field);
    return value == null
        ? "—"
        : value instanceof BigDecimal number ? ReportForm.plain(number) : String.valueOf(value);
  }

  /** The pages of the lines' subjects, by line; none of those out of sight. */
  private Map<Long, String> links(List<LineView> lines) {
    Map<Subject, SubjectResolver.Card> cards =
        subjects.cards(lines.stream().map(LineView::subject).collect(Collectors.toSet()));
    return lines.stream()
        .filter(line -> cards.containsKey(line.subject()))
        .collect(
            Collectors.toMap(
                LineView::id, line -> Objects.requireNonNull(cards.get(line.subject())).href()));
  }

  /** What is wrong with what was begun and is not accepted yet, by line. */
  private static Map<Long, List<Fault>> faults(
      List<LineView> lines, Function<ReportLine, List<Fault>> of) {
    Map<Long, List<Fault>> faults = new HashMap<>();
    for (LineView line : lines) {
      if (line.line().open() && !line.line().draft().isEmpty()) {
        faults.put(line.id(), of.apply(line.line()));
      }
    }
    return faults;
  }

  /**
   * Keeps a line, by itself while it is written or by the button. The answer is the line's small
   * state, not the line: what is being typed stays where it is.
   */
  @PostMapping("/dispatch/sheets/{id}/lines/{line}")
  String write(
      @PathVariable long id,
      @PathVariable long line,
      @RequestParam int version,
      HttpServletRequest request,
      Model model,
      Locale locale,
      RedirectAttributes next) {
    boolean isPart = request.getHeader("HX-Request") != null;
    Outcome<Map<String, @Nullable Object>> read = raw(table.line(line).line().form(), request);
    if (!isPart) {
      sheets.write(id, line, version, read.orRefuse());
      next.addFlashAttribute("flash", say("collection.saved", locale));
      return "redirect:/dispatch/sheets/" + id + "#line-" + line;
    }
    Outcome<Integer> kept =
        read.then(
            raw -> sheets.tryWrite(id, List.of(new Sheets.Entry(line, version, raw))).get(line));
    LineView now = table.line(line);
    SheetHead head = table.head(id);
    Demands demands = rounds.demands(rounds.get(head.roundId()));
    model.addAttribute("line", now);
    // How what was kept stands against what was known before.
    filled(model, head, List.of(now), demands, !locale.getLanguage().equals("en"));
    // The first line that is written makes the sheet a draft: what is submitted next is the sheet
    // as it is now.
    model.addAttribute("sheetVersion", head.version());
    if (kept instanceof Outcome.Done<Integer> done) {
      model.addAttribute("version", done.value());
      model.addAttribute("at", LocalTime.now(clock).withNano(0));
      model.addAttribute("gaps", demands.gaps(now.line()));
      model.addAttribute("doubted", !demands.doubts(now.line()).isEmpty());
    } else if (kept instanceof Outcome.Refused<Integer> refused) {
      model.addAttribute("version", version);
      model.addAttribute("refusals", refused.refusals());
      model.addAttribute("stale", refused.refusal().kind() == Refusal.Kind.CONFLICT);
    }
    return "collection/saved :: line";
  }

  @PostMapping("/dispatch/sheets/{id}/submit")
  String submit(
      @PathVariable long id, @RequestParam int version, Locale locale, RedirectAttributes next) {
    sheets.submit(id, version);
    return done(id, "collection.submitted.done", locale, next);
  }

  @PostMapping("/dispatch/sheets/{id}/withdraw")
  String withdraw(
      @PathVariable long id, @RequestParam int version, Locale locale, RedirectAttributes next) {
    sheets.withdraw(id, version);
    return done(id, "collection.withdrawn.done", locale, next);
  }

  @PostMapping("/dispatch/sheets/{id}/approve")
  String approve(
      @PathVariable long id, @RequestParam int version, Locale locale, RedirectAttributes next) {
    sheets.approve(id, version);
    return done(id, "collection.approved.done", locale, next);
  }

  @PostMapping("/dispatch/sheets/{id}/send-back")
  String sendBack(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      Locale locale,
      RedirectAttributes next) {
    sheets.sendBack(id, version, reason);
    return done(id, "collection.sent_back.done", locale, next);
  }

  /** Parameters {@code verdict-LINE}: accept or return; {@code reason-LINE}. */
  @PostMapping("/dispatch/sheets/{id}/decide")
  String decide(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      RedirectAttributes next) {
    Map<Long, Verdict> verdicts = new HashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.matches("verdict-\\d{1,18}")) {
            long line = Long.parseLong(name.substring("verdict-".length()));
            verdicts.put(
                line,
                value.equals("return")
                    ? new Verdict.Return(parameters.getOrDefault("reason-" + line, ""))
                    : new Verdict.Accept());
          }
        });
    sheets.decide(id, version, verdicts);
    return done(id, "collection.decided.done", locale, next);
  }

  @PostMapping("/dispatch/sheets/{id}/accept")
  String accept(
      @PathVariable long id, @RequestParam int version, Locale locale, RedirectAttributes next) {
    sheets.acceptAll(id, version);
    return done(id, "collection.decided.done", locale, next);
  }

  @PostMapping("/dispatch/sheets/{id}/correct")
  String correct(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam(name = "line", required = false) @Nullable List<Long> lines,
      @RequestParam(defaultValue = "") String reason,
      Locale locale,
      RedirectAttributes next) {
    sheets.correct(id, version, lines == null ? List.of() : lines, reason);
    return done(id, "collection.corrected.done", locale, next);
  }

  @PostMapping("/dispatch/sheets/{id}/recall")
  String recall(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      Locale locale,
      RedirectAttributes next) {
    sheets.recall(id, version, reason);
    return done(id, "collection.recalled.done", locale, next);
  }

  @PostMapping("/dispatch/sheets/{id}/lines/{line}/files")
  String attach(
      @PathVariable long id,
      @PathVariable long line,
      @RequestParam List<MultipartFile> file,
      Locale locale,
      RedirectAttributes next)
      throws java.io.IOException {
    for (MultipartFile one : file) {
      String name = one.getOriginalFilename();
      files.add(line, name == null ? "" : name, one.getBytes());
    }
    next.addFlashAttribute("flash", say("collection.file.added", locale));
    return "redirect:/dispatch/sheets/" + id + "#line-" + line;
  }

  @PostMapping("/dispatch/files/{id}/remove")
  String remove(@PathVariable long id, Locale locale, RedirectAttributes next) {
    long sheet = files.remove(id);
    next.addFlashAttribute("flash", say("collection.file.removed", locale));
    return "redirect:/dispatch/sheets/" + sheet;
  }

  /** Always to be saved, never shown in the house's own pages. */
  @GetMapping("/dispatch/files/{id}")
  ResponseEntity<byte[]> file(@PathVariable long id) {
    Attachment file = files.get(id);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(file.name()))
        .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
        .header("X-Content-Type-Options", "nosniff")
        .body(files.content(file));
  }

  private String done(long id, String key, Locale locale, RedirectAttributes next) {
    next.addFlashAttribute("flash", say(key, locale));
    return "redirect:/dispatch/sheets/" + id;
  }

  private String say(String key, Locale locale) {
    return String.valueOf(messages.getMessage(key, null, key, locale));
  }

  /** What was typed, by the form's fields; refuses all that is no number or day at once. */
  private static Outcome<Map<String, @Nullable Object>> raw(
      ReportForm form, HttpServletRequest request) {
    List<Refusal> wrong = new ArrayList<>();
    Map<String, @Nullable Object> raw = new HashMap<>();
    raw.put(Figures.AS_OF, date(wrong, request, Figures.AS_OF));
    raw.put(Figures.WHY_UNUSUAL, request.getParameter(Figures.WHY_UNUSUAL));
    for (FormField field : form.fields()) {
      AttributeType type = field.attribute().type();
      boolean number = type instanceof AttributeType.Number || type instanceof AttributeType.Money;
      raw.put(
          field.key(), number ? number(wrong, request, field) : request.getParameter(field.key()));
    }
    return wrong.isEmpty() ? Outcome.done(raw) : Outcome.refused(wrong);
  }

  private static @Nullable BigDecimal number(
      List<Refusal> wrong, HttpServletRequest request, FormField field) {
    String given = request.getParameter(field.key());
    if (given == null || given.isBlank()) {
      return null;
    }
    String text =
        Normalizer.normalize(given, Normalizer.Form.NFKC)
            .strip()
            .replace(",", "")
            .replaceAll("%$", "");
    if (!text.matches("[-+]?\\d{1,15}(\\.\\d{1,15})?")) {
      wrong.add(
          Refusal.invalid(
                  "collection.not-a-number",
                  field.name().chinese() + "“" + given.strip() + "”不是数字，请只填数字，不带单位。",
                  field.name().english() + " is not a number: type digits without a unit")
              .beside(field.key()));
      return null;
    }
    return new BigDecimal(text);
  }

  private static @Nullable LocalDate date(
      List<Refusal> wrong, HttpServletRequest request, String name) {
    String given = request.getParameter(name);
    if (given == null || given.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(given.strip());
    } catch (DateTimeException e) {
      wrong.add(
          Refusal.invalid(
                  "collection.not-a-day",
                  "数据截止日期“" + given.strip() + "”不是日期，请写作 2025-03-31。",
                  "not a date: write 2025-03-31")
              .beside(name));
      return null;
    }
  }
}
