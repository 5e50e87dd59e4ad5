package org.shanshui.platform.workbook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanshui.platform.web.Download;
import org.shanshui.platform.web.ExcelList;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages of every declared form, and the same for programs below {@code /api}. */
@Controller
class FormDoors implements SmartInitializingSingleton {
  static final int SHOWN = 100;
  private static final int SHOWN_FAULTS = 200;
  private static final int MOST = 500;
  private static final String ITEM = "/{id:[0-9]+}";
  private static final String API = "/api";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");

  private final Map<String, Form<?>> forms;
  private final Imports imports;
  private final MessageSource messages;
  private final RequestMappingHandlerMapping doors;

  FormDoors(
      List<Form<?>> forms,
      Imports imports,
      MessageSource messages,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors) {
    this.forms = Imports.byPath(forms);
    this.imports = imports;
    this.messages = messages;
    this.doors = doors;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (String path : forms.keySet()) {
      open(path, RequestMethod.GET, "page");
      open(path + "/template.xlsx", RequestMethod.GET, "template");
      open(path, RequestMethod.POST, "upload");
      open(path + ITEM, RequestMethod.GET, "read");
      open(path + ITEM + "/progress", RequestMethod.GET, "progress");
      open(path + ITEM + "/faults.xlsx", RequestMethod.GET, "faults");
      open(path + ITEM + "/confirm", RequestMethod.POST, "confirm");
      open(path + ITEM + "/discard", RequestMethod.POST, "discard");
      open(API + path, RequestMethod.POST, "apiUpload");
      open(API + path + ITEM, RequestMethod.GET, "apiRead");
      open(API + path + ITEM + "/confirm", RequestMethod.POST, "apiConfirm");
      open(API + path + ITEM + "/discard", RequestMethod.POST, "apiDiscard");
    }
  }

  private void open(String path, RequestMethod verb, String name) {
    List<Method> named =
        Arrays.stream(FormDoors.class.getDeclaredMethods())
            .filter(method -> method.getName().equals(name) && !method.isSynthetic())
            .toList();
    if (named.size() != 1) {
      // Which of several comes first, the JVM decides anew each time.
      throw new IllegalStateException(named.size() + " methods are called " + name);
    }
    doors.registerMapping(
        RequestMappingInfo.paths(path)
            .methods(verb)
            .options(doors.getBuilderConfiguration())
            .build(),
        this,
        named.get(0));
  }

  String page(HttpServletRequest request, Model model) {
    Form<?> form = form(request);
    describe(form, given(form, request), request, model);
    return "workbook/form";
  }

  void template(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Form<?> form = form(request);
    send(form, given(form, request), response);
  }

  private <D> void send(Form<D> form, Given given, HttpServletResponse response)
      throws IOException {
    Sitting<D> sitting = form.open(given);
    String subject = sitting.subject();
    Template.write(
        Download.workbook(response, (subject == null ? form.sheet() : subject) + "填报模板"),
        form,
        sitting);
  }

  String upload(HttpServletRequest request, @RequestParam("file") MultipartFile file)
      throws IOException {
    return "redirect:" + address(request) + "/" + taken(request, file);
  }

  private long taken(HttpServletRequest request, MultipartFile file) throws IOException {
    Form<?> form = form(request);
    Path copy = Files.createTempFile("workbook", ".xlsx");
    try {
      file.transferTo(copy);
      String name = file.getOriginalFilename();
      return imports.read(form, given(form, request), name == null ? "" : name, copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  String read(
      HttpServletRequest request,
      @PathVariable("id") long id,
      @RequestParam(name = "after", defaultValue = "0") int after,
      Model model) {
    Form<?> form = form(request);
    Imports.Import read = imports.get(form, id);
    describe(form, imports.given(read), request, model);
    int from = Math.max(0, Math.min(after, read.good()));
    List<Fault> faults = imports.faults(id, SHOWN_FAULTS);
    model.addAttribute("read", read);
    model.addAttribute("items", imports.items(id, from, SHOWN));
    model.addAttribute("columns", said(form));
    model.addAttribute("previous", from > 0 ? Math.max(0, from - SHOWN) : null);
    model.addAttribute("next", from + SHOWN < read.good() ? from + SHOWN : null);
    model.addAttribute("errors", faults.stream().filter(Fault::isError).toList());
    model.addAttribute("notes", faults.stream().filter(f -> !f.isError()).toList());
    return "workbook/read";
  }

  /** A column that is shown of what was read: its place among all, and its titles. */
  record Said(int at, String chinese, String english, boolean isNumber) {}

  private static List<Said> said(Form<?> form) {
    List<Said> said = new java.util.ArrayList<>();
    for (Column<?> column : form.columns()) {
      if (column.use() != Column.Use.KEY) {
        said.add(
            new Said(form.columns().indexOf(column), column.chinese(), column.english(), false));
      }
    }
    return said;
  }

  /** How far the keeping of rows is; asked again each second until it is over. */
  String progress(
      HttpServletRequest request,
      @PathVariable("id") long id,
      HttpServletResponse response,
      Model model) {
    Imports.Import read = imports.get(form(request), id);
    if (read.state() != Imports.State.RUNNING) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("read", read);
    model.addAttribute("address", address(request));
    return "workbook/read :: progress";
  }

  void faults(HttpServletRequest request, @PathVariable("id") long id, HttpServletResponse response)
      throws IOException {
    Form<?> form = form(request);
    imports.get(form, id);
    try (ExcelList excel = ExcelList.in(response, say("workbook.faults"))) {
      excel.sheet(
          say("workbook.faults"),
          List.of(
              new ExcelList.Column(say("workbook.severity"), 10),
              new ExcelList.Column(say("workbook.sheet"), 14),
              new ExcelList.Column(say("workbook.row"), 8),
              new ExcelList.Column(say("workbook.column"), 8),
              new ExcelList.Column(say("workbook.title"), 18),
              new ExcelList.Column(say("workbook.value"), 30),
              new ExcelList.Column("问题", 60),
              new ExcelList.Column("What", 60)));
      for (Fault fault : imports.faults(id, Integer.MAX_VALUE)) {
        excel.row(
            say("workbook.severity." + fault.severity()),
            fault.sheet(),
            fault.row(),
            fault.column(),
            fault.title(),
            fault.value(),
            fault.refusal().chinese(),
            fault.refusal().english());
      }
    }
  }

  String confirm(HttpServletRequest request, @PathVariable("id") long id) {
    imports.confirm(form(request), id);
    return "redirect:" + address(request) + "/" + id;
  }

  String discard(HttpServletRequest request, @PathVariable("id") long id) {
    imports.discard(form(request), id);
    return "redirect:" + address(request);
  }

  /** What programs are told of an import: at most 500 of its rows and as many faults. */
  record ApiImport(
      long id,
      String fileName,
      Imports.State state,
      int rows,
      int good,
      int bad,
      int same,
      int changes,
      int kept,
      int refused,
      List<Imports.Item> items,
      List<Fault> faults) {}

  ResponseEntity<ApiImport> apiUpload(
      HttpServletRequest request, @RequestParam("file") MultipartFile file) throws IOException {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(told(form(request), taken(request, file)));
  }

  ResponseEntity<ApiImport> apiRead(HttpServletRequest request, @PathVariable("id") long id) {
    return ResponseEntity.ok(told(form(request), id));
  }

  ResponseEntity<ApiImport> apiConfirm(HttpServletRequest request, @PathVariable("id") long id) {
    imports.confirm(form(request), id);
    return ResponseEntity.accepted().body(told(form(request), id));
  }

  ResponseEntity<ApiImport> apiDiscard(HttpServletRequest request, @PathVariable("id") long id) {
    imports.discard(form(request), id);
    return ResponseEntity.ok(told(form(request), id));
  }

  private ApiImport told(Form<?> form, long id) {
    Imports.Import read = imports.get(form, id);
    return new ApiImport(
        id,
        read.fileName(),
        read.state(),
        read.rows(),
        read.good(),
        read.bad(),
        read.same(),
        read.changes(),
        read.kept(),
        read.refused(),
        imports.items(id, 0, MOST),
        imports.faults(id, MOST));
  }

  // ---- What is asked

  private void describe(Form<?> form, Given given, HttpServletRequest request, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("title", say(form.title()));
    model.addAttribute("subject", form.open(given).subject());
    model.addAttribute("given", given);
    model.addAttribute("address", address(request));
    model.addAttribute("back", filled(form.back(), variables(request)));
    model.addAttribute("most", Gate.MOST_ROWS);
    model.addAttribute("largest", Gate.LARGEST >> 20);
  }

  private String pattern(HttpServletRequest request) {
    String pattern =
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE).toString();
    String plain = pattern.startsWith(API) ? pattern.substring(API.length()) : pattern;
    return forms.keySet().stream()
        .filter(path -> plain.equals(path) || plain.startsWith(path + "/"))
        .findFirst()
        .orElseThrow(IllegalStateException::new);
  }

  private Form<?> form(HttpServletRequest request) {
    return Objects.requireNonNull(forms.get(pattern(request)));
  }

  private Given given(Form<?> form, HttpServletRequest request) {
    Map<String, String> values = new LinkedHashMap<>(variables(request));
    values.remove("id");
    for (Form.Field field : form.fields()) {
      String value = request.getParameter(field.name());
      if (value != null && !value.isBlank()) {
        values.put(field.name(), value.strip());
      }
    }
    return new Given(values);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> variables(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables == null ? Map.of() : (Map<String, String>) variables;
  }

  /** The form's own address, with its variables filled in. */
  private String address(HttpServletRequest request) {
    return filled(pattern(request), variables(request));
  }

  private static String filled(String path, Map<String, String> variables) {
    Matcher variable = VARIABLE.matcher(path);
    return variable.replaceAll(
        found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
  }

  private String say(String code) {
    Locale locale = org.springframework.context.i18n.LocaleContextHolder.getLocale();
    return messages.getMessage(code, null, locale);
  }
}
