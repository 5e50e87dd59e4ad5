package org.shanshui.platform.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.May;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.shanshui.records.Attribute;
import org.shanshui.records.Lifecycle;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The registers, and the card and forms of a record. */
@Controller
@RequestMapping(RegisterLists.PATH)
class RegisterPages {
  private final Registers registers;
  private final RegisterLists list;
  private final Lists lists;
  private final RegisterDesk desk;
  private final RecordTable table;
  private final RecordForms forms;
  private final Subjects subjects;
  private final Units units;
  private final Regions regions;
  private final MessageSource messages;
  private final Clock clock;

  RegisterPages(
      Registers registers,
      RegisterLists list,
      Lists lists,
      RegisterDesk desk,
      RecordTable table,
      RecordForms forms,
      Subjects subjects,
      Units units,
      Regions regions,
      MessageSource messages,
      Clock clock) {
    this.registers = registers;
    this.list = list;
    this.lists = lists;
    this.desk = desk;
    this.table = table;
    this.forms = forms;
    this.subjects = subjects;
    this.units = units;
    this.regions = regions;
    this.messages = messages;
    this.clock = clock;
  }

  /** A register and how many records it has in sight; counted up to {@link Lists#MOST_COUNTED}. */
  record Shelf(String name, String about, String href, String records) {}

  @GetMapping
  String all(Model model) {
    May.LOOK.demand();
    model.addAttribute(
        "shelves",
        registers.all().stream()
            .map(
                register ->
                    new Shelf(
                        register.name().in(chinese()),
                        register.about().in(chinese()),
                        register.path(),
                        counted(lists.count(list.of(register), Ask.ALL))))
            .toList());
    return "registers/all";
  }

  private static String counted(long records) {
    return records >= Lists.MOST_COUNTED ? Lists.MOST_COUNTED + "+" : String.valueOf(records);
  }

  @GetMapping("/{register}/new")
  String form(@PathVariable String register, Model model) {
    Register of = registers.get(register);
    registers.edition(of);
    desk.demandAdding(of);
    model.addAttribute("path", of.path());
    model.addAttribute("name", of.name().in(chinese()));
    model.addAttribute("inputs", forms.inputs(of.type().attributes(), Map.of()));
    model.addAttribute("today", LocalDate.now(clock));
    return "registers/new";
  }

  @PostMapping("/{register}")
  String add(
      @PathVariable String register,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam @Nullable LocalDate from,
      RedirectAttributes flash) {
    Register of = registers.get(register);
    long id = desk.add(of, RecordForms.typed(form), day(from));
    flash.addFlashAttribute("flash", say("registers.added"));
    return "redirect:" + of.path() + "/" + id;
  }

  /** A step that can be taken; the fields are what it demands. */
  record StepForm(
      String key, String name, List<RecordForms.Input> inputs, boolean opinion, String state) {}

  @GetMapping("/{register}/{id:[0-9]+}")
  String card(
      @PathVariable String register,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate on,
      Model model) {
    Register of = registers.get(register);
    RegisterRecord record = desk.get(of, id);
    Version shown = new History(table.versions(id)).on(day(on));
    model.addAttribute("path", of.path());
    model.addAttribute("address", of.path() + "/" + id);
    model.addAttribute("name", of.name().in(chinese()));
    model.addAttribute("record", record);
    model.addAttribute("shown", shown);
    model.addAttribute("isNow", on == null);
    model.addAttribute("on", on);
    model.addAttribute("state", shown == null ? null : state(of, shown.state()));
    model.addAttribute(
        "facts", shown == null ? List.of() : forms.shown(of.type(), shown.said(), false));
    model.addAttribute("keeper", units.get(record.keeperId()).name());
    model.addAttribute(
        "place", regions.find(record.regionCode()).map(r -> r.name()).orElse(record.regionCode()));
    model.addAttribute("happenings", subjects.timeline(new Subject(RecordSubjects.TYPE, id)));
    model.addAttribute(
        "steps", desk.steps(of, record).stream().map(s -> step(of, record, s)).toList());
    model.addAttribute("mayChange", desk.mayChange(of, record));
    model.addAttribute("inputs", forms.inputs(of.type().attributes(), record.said()));
    model.addAttribute("today", LocalDate.now(clock));
    return "registers/record";
  }

  private @Nullable String state(Register register, @Nullable String state) {
    return state == null ? null : say(register.message("state", state));
  }

  private StepForm step(Register register, RegisterRecord record, Lifecycle.Step step) {
    List<Attribute> demanded =
        step.demands().attributes().stream()
            .map(register.type()::attribute)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    return new StepForm(
        step.key(),
        step.name().in(chinese()),
        forms.inputs(demanded, record.said()),
        step.demands().opinion(),
        say(register.message("state", step.to())));
  }

  @PostMapping("/{register}/{id:[0-9]+}")
  String change(
      @PathVariable String register,
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam @Nullable LocalDate from,
      @RequestParam(defaultValue = "") String why,
      RedirectAttributes flash) {
    Register of = registers.get(register);
    desk.get(of, id);
    desk.change(id, version, RecordForms.typed(form), day(from), why);
    flash.addFlashAttribute("flash", say("registers.changed"));
    return "redirect:" + of.path() + "/" + id;
  }

  @PostMapping("/{register}/{id:[0-9]+}/steps/{step}")
  String step(
      @PathVariable String register,
      @PathVariable long id,
      @PathVariable String step,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(defaultValue = "") String opinion,
      RedirectAttributes flash) {
    Register of = registers.get(register);
    desk.get(of, id);
    desk.step(id, version, step, RecordForms.typed(form), opinion);
    flash.addFlashAttribute("flash", say("registers.stepped"));
    return "redirect:" + of.path() + "/" + id;
  }

  private LocalDate day(@Nullable LocalDate given) {
    return given == null ? LocalDate.now(clock) : given;
  }

  private String say(String code) {
    return messages.getMessage(code, null, LocaleContextHolder.getLocale());
  }

  private static boolean chinese() {
    return !LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
