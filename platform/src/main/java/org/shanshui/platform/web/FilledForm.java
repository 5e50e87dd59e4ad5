package org.shanshui.platform.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.shanshui.platform.refusal.Refusal;

/**
 * The page of a form that was refused (退回填写人的表单): the form filled with what was typed, and each
 * reason beside the field that it names, at the part of the page that it names, or at the head of
 * the form. Pure: HTML in, HTML out.
 */
final class FilledForm {
  /** Never filled again: made anew by the page, or nobody else's business. */
  private static final Set<String> LEFT =
      Set.of("hidden", "password", "file", "submit", "button", "image", "reset");

  private static final int MOST_AT_A_GLANCE = 6;

  /** The words of pages. */
  interface Words {
    String of(String key, Object... arguments);
  }

  private final Document page;
  private final Map<String, String[]> typed;
  private final Words words;
  private final boolean english;
  private final String address;
  private final Optional<Element> form;

  /**
   * @param html the page as it stands now
   * @param action where the form was sent
   * @param typed what was sent, by name
   * @param address path and query of the page
   */
  FilledForm(
      String html,
      String action,
      Map<String, String[]> typed,
      String address,
      Words words,
      boolean english) {
    page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    this.typed = typed;
    this.words = words;
    this.english = english;
    this.address = address;
    form = find(action);
  }

  /** The page with the reasons, which are at least one. */
  String refused(List<Refusal> refusals) {
    page.head().appendElement("meta").attr("name", "page").attr("content", address);
    for (Element other : page.select("form[method=post]")) {
      other
          .prependElement("input")
          .attr("type", "hidden")
          .attr("name", FormPage.PAGE)
          .attr("value", address);
    }
    form.ifPresent(
        one -> {
          fill(one);
          open(one);
        });
    List<Refusal> atTheHead = new ArrayList<>();
    for (Refusal refusal : refusals) {
      boolean isBesideAField = beside(refusal);
      if (refusals.size() > 1 || !isBesideAField) {
        atTheHead.add(refusal);
      }
    }
    if (!atTheHead.isEmpty()) {
      head(atTheHead);
    }
    return page.outerHtml();
  }

  /** The form that goes there; of several the one that carries the same keys. */
  private Optional<Element> find(String action) {
    List<Element> there =
        page.select("form[method=post]").stream()
            .filter(one -> path(one.attr("action")).equals(action))
            .toList();
    return there.stream()
        .filter(
            one ->
                one.select("input[type=hidden]").stream()
                    .filter(key -> !key.attr("name").startsWith("_"))
                    .filter(key -> !key.attr("name").equals("version"))
                    .allMatch(key -> sent(key.attr("name")).contains(key.attr("value"))))
        .findFirst()
        .or(() -> there.stream().findFirst());
  }

  private static String path(String action) {
    int end = action.indexOf('?');
    return end < 0 ? action : action.substring(0, end);
  }

  private List<String> sent(String name) {
    String[] values = typed.get(name);
    return values == null ? List.of() : Arrays.asList(values);
  }

  /** Fields of a form, those too that stand elsewhere and name it. */
  private List<Element> fields(Element form) {
    List<Element> fields =
        new ArrayList<>(form.select("input[name], select[name], textarea[name]"));
    if (!form.id().isEmpty()) {
      fields.addAll(
          page.select("input[name], select[name], textarea[name]").stream()
              .filter(one -> one.attr("form").equals(form.id()) && !fields.contains(one))
              .toList());
    }
    fields.removeIf(one -> LEFT.contains(one.attr("type")) || one.hasAttr("disabled"));
    return fields;
  }

  private void fill(Element form) {
    boolean isStale =
        form.select("input[type=hidden][name=version]").stream()
            .anyMatch(now -> !sent("version").isEmpty() && !sent("version").contains(now.val()));
    Map<String, Integer> place = new HashMap<>();
    for (Element field : fields(form)) {
      String name = field.attr("name");
      List<String> values = sent(name);
      if (field.attr("type").equals("checkbox") || field.attr("type").equals("radio")) {
        String own = field.hasAttr("value") ? field.attr("value") : "on";
        set(field, "checked", values.contains(own));
      } else if (field.tagName().equals("select")) {
        choose(field, values);
      } else {
        int at = place.merge(name, 1, Integer::sum) - 1;
        if (at < values.size()) {
          type(field, values.get(at), isStale);
        }
      }
    }
  }

  private static void set(Element field, String attribute, boolean value) {
    if (value) {
      field.attr(attribute, "");
    } else {
      field.removeAttr(attribute);
    }
  }

  private static void choose(Element select, List<String> values) {
    List<Element> options = select.select("option");
    if (options.stream().anyMatch(one -> values.contains(one.val()))) {
      options.forEach(one -> set(one, "selected", values.contains(one.val())));
    }
  }

  /**
   * Where another has changed the same meanwhile, what stands now is told beside what was typed.
   */
  private void type(Element field, String value, boolean isStale) {
    boolean isArea = field.tagName().equals("textarea");
    String now = isArea ? field.wholeText() : field.val();
    if (isStale && !now.isBlank() && !now.equals(value)) {
      addTo(field, "hint").text(words.of("ui.refused.now", now));
    }
    if (isArea) {
      field.text(value);
    } else {
      field.attr("value", value);
    }
  }

  /** What hides the form opens. */
  private static void open(Element form) {
    for (Element around : form.parents()) {
      if (around.tagName().equals("details") || around.tagName().equals("dialog")) {
        around.attr("open", "");
      }
    }
  }

  /** Tells it where it belongs; whether that is a field of the form, where one looks anyway. */
  private boolean beside(Refusal refusal) {
    Optional<Element> field = form.flatMap(one -> field(one, refusal));
    if (field.isPresent()) {
      Element at = field.get();
      addTo(at, "error").attr("role", "alert").text(refusal.in(english));
      at.attr("aria-invalid", "true");
      open(at);
      return true;
    }
    Element part = refusal.field() == null ? null : page.getElementById(refusal.field());
    if (part == null) {
      return false;
    }
    // What the page warns of there by itself is told once.
    part.select(".text-warn").removeIf(one -> refusal.in(english).endsWith(one.text()));
    Element cell = part.tagName().equals("tr") ? part.children().last() : part;
    (cell == null ? part : cell)
        .appendElement("p")
        .addClass("text-bad")
        .addClass("small")
        .text(refusal.in(english));
    open(part);
    return false;
  }

  /** The field that is named, and where none is named the only one that there is. */
  private Optional<Element> field(Element form, Refusal refusal) {
    List<Element> fields = fields(form);
    if (refusal.field() == null) {
      return fields.size() == 1 ? Optional.of(fields.get(0)) : Optional.empty();
    }
    return Stream.concat(
            fields.stream(), form.select("input[type=file], input[type=password]").stream())
        .filter(one -> one.attr("name").equals(refusal.field()))
        .findFirst();
  }

  private static Element addTo(Element field, String kind) {
    Element around = field.closest(".field");
    Element said = new Element("span").addClass(kind);
    if (around == null) {
      Element label = field.closest("label");
      (label == null ? field : label).after(said);
    } else {
      around.appendChild(said);
    }
    if (field.hasAttr("name")) {
      String id = "refused-" + field.attr("name");
      said.attr("id", id);
      field.attr("aria-describedby", (field.attr("aria-describedby") + " " + id).strip());
    }
    return said;
  }

  /** At the head of a form that one fills in, else of the page. */
  private void head(List<Refusal> refusals) {
    Element told =
        new Element("div").addClass("problem").attr("role", "alert").attr("id", "refused");
    Element icon = told.appendElement("svg").addClass("icon").attr("aria-hidden", "true");
    page.select("svg.icon use").stream()
        .findFirst()
        .ifPresent(
            use ->
                icon.appendElement("use")
                    .attr("href", use.attr("href").replaceAll("#.*$", "") + "#alert"));
    Element body = told.appendElement("div");
    if (refusals.size() == 1) {
      body.appendElement("p").addClass("title").text(refusals.get(0).in(english));
    } else {
      body.appendElement("p").addClass("title").text(words.of("ui.refused.many", refusals.size()));
      int first = refusals.size() > MOST_AT_A_GLANCE ? MOST_AT_A_GLANCE : refusals.size();
      list(body, refusals.subList(0, first));
      if (first < refusals.size()) {
        Element rest = body.appendElement("details");
        rest.appendElement("summary").text(words.of("ui.refused.rest", refusals.size() - first));
        list(rest, refusals.subList(first, refusals.size()));
      }
    }
    if (form.isPresent() && !form.get().select("input[type=file]").isEmpty()) {
      body.appendElement("p").addClass("remedy").text(words.of("ui.refused.files"));
    }
    place(told);
  }

  private void list(Element in, List<Refusal> refusals) {
    Element list = in.appendElement("ul");
    refusals.forEach(one -> line(list.appendElement("li"), one));
  }

  private void line(Element item, Refusal refusal) {
    if (refusal.field() != null && page.getElementById(refusal.field()) != null) {
      item.appendElement("a").attr("href", "#" + refusal.field()).text(refusal.in(english));
    } else {
      item.text(refusal.in(english));
    }
  }

  private void place(Element told) {
    Optional<Element> filledIn =
        form.filter(one -> one.select("input, select, textarea").stream().anyMatch(this::isSeen));
    if (filledIn.isPresent()) {
      Element body = filledIn.get().selectFirst("> .body");
      (body == null ? filledIn.get() : body).prependChild(told);
      return;
    }
    Element main = page.selectFirst("main");
    Element head = main == null ? null : main.selectFirst("> .head");
    if (head != null) {
      head.after(told);
    } else {
      (main == null ? page.body() : main).prependChild(told);
    }
  }

  private boolean isSeen(Element field) {
    return !field.attr("type").equals("hidden");
  }
}
