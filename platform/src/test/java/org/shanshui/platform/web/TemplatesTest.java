package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.access.Sight;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The layout and the fragments as a browser gets them. */
class TemplatesTest {
  private static final Pattern USED_ICON = Pattern.compile("icons\\.svg#([\\w-]+)");
  private static final Pattern NAMED_ICON = Pattern.compile("<ui:icon name=\"([\\w-]+)\"");
  private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"([\\w-]+)\"");

  record Task(
      String no,
      String title,
      String unit,
      String due,
      String money,
      Integer percent,
      Integer plan,
      String light,
      String why) {}

  /** Thymeleaf replaces before it asks: a condition on the same element would not be heard. */
  @Test
  void nothingIsReplacedUnderAConditionOfItsOwn() throws IOException {
    Pattern unheard =
        Pattern.compile(
            "th:(?:if|unless|each)=\"[^\"]*\"[^>\"]*th:replace=|th:replace=\"[^\"]*\"[^>\"]*th:(?:if|unless|each)=");
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(unheard);
      }
    }
  }

  @Test
  void everyFragmentRendersWithoutInlineStyleOrScript() throws IOException {
    String page = render("style-guide", Locale.SIMPLIFIED_CHINESE, styleGuide());
    assertThat(page).doesNotContain("??").doesNotContain("th:").contains("class=\"light overdue\"");
    // style-src 'self' refuses them.
    assertThat(page).doesNotContainPattern("\\sstyle=|<style|\\son[a-z]+=\"|javascript:");
    assertThat(page).doesNotContainPattern("<script(?![^>]*(src=|application/json))");
    // What is written to JSON cannot end its element.
    assertThat(page).contains("\\u003c/script>");
  }

  /** Writes the pages to {@code target/style-guide}, to be looked at in a browser. */
  @Test
  void theStyleGuideStandsInBothLanguages() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "style-guide"));
    for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      for (String template : List.of("style-guide", "login", "error")) {
        Map<String, Object> model = styleGuide();
        model.put("status", 404);
        model.remove("refusal");
        model.put("oidc", "/oauth2/authorization/oidc");
        String page = render(template, locale, model);
        assertThat(page).doesNotContain("??");
        Files.writeString(
            folder.resolve(template + "-" + locale.getLanguage() + ".html"),
            page.replaceAll("(href|src)=\"/assets/", "$1=\"../../src/main/resources/static/"));
      }
    }
  }

  @Test
  void everyControlHasALabel() {
    String page = render("style-guide", Locale.SIMPLIFIED_CHINESE, styleGuide());
    Set<String> labelled =
        Pattern.compile("<label for=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toSet());
    List<String> unlabelled =
        Pattern.compile("<(input|select|textarea)\\b[^>]*>")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .filter(tag -> !tag.contains("type=\"hidden\"") && !tag.contains("aria-label="))
            .filter(tag -> labelled.stream().noneMatch(id -> tag.contains("id=\"" + id + "\"")))
            .toList();
    assertThat(unlabelled).isEmpty();
  }

  @Test
  void aPageNeedsNoAttributeOfItsOwn() {
    String page = render("login", Locale.SIMPLIFIED_CHINESE, Map.of());
    assertThat(page).contains("登录", "name=\"username\"").doesNotContain("统一身份认证");
    assertThat(render("login", Locale.ENGLISH, Map.of("oidc", "/oauth2/authorization/oidc")))
        .contains("<html", "lang=\"en\"", "unified identity service");
    assertThat(render("login", Locale.ENGLISH, Map.of("lockedMinutes", 4)))
        .contains("Try again in 4 minutes");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 418, 422, 500, 502, 503})
  void everyFaultSaysWhatToDoInBothLanguages(int status) {
    for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      assertThat(render("error", locale, Map.of("status", status)))
          .contains(">" + status + "<")
          .doesNotContain("??");
    }
  }

  @Test
  void aRefusalIsShownInTheLanguageOfThePageAlone() {
    Map<String, Object> model =
        Map.of(
            "status",
            409,
            "refusals",
            List.of(Refusal.conflict("web.saved-another", "他人已保存 <b>", "saved by another")));
    assertThat(render("error", Locale.SIMPLIFIED_CHINESE, model))
        .contains("他人已保存 &lt;b&gt;")
        .doesNotContain("saved by another");
    assertThat(render("error", Locale.ENGLISH, model))
        .contains("saved by another")
        .doesNotContain("他人");
  }

  @Test
  void everyIconIsInTheSprite() throws IOException {
    Set<String> symbols =
        find(SYMBOL, Files.readString(Path.of("src/main/resources/static/icons.svg")));
    String page = render("style-guide", Locale.SIMPLIFIED_CHINESE, styleGuide());
    assertThat(symbols).containsAll(find(USED_ICON, page));
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        assertThat(symbols)
            .as(file.toString())
            .containsAll(find(NAMED_ICON, Files.readString(file)));
      }
    }
  }

  /**
   * Pages name a script by its content, scripts name each other plainly: one that is named both
   * ways runs twice on a page, and sends no form, for the second takes the first for a sending
   * twice.
   */
  @Test
  void noScriptOfAPageIsImportedByAnother() throws IOException {
    Set<String> ofPages = new TreeSet<>();
    Set<String> imported = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(html|js)")).toList()) {
        String text = Files.readString(file);
        ofPages.addAll(find(Pattern.compile("@\\{/assets/([\\w-]+\\.js)}"), text));
        imported.addAll(find(Pattern.compile("(?:from|import\\()\\s*'\\./([\\w-]+\\.js)'"), text));
      }
    }
    assertThat(ofPages).contains("shell.js", "review.js");
    assertThat(imported).contains("words.js", "charts.js").doesNotContainAnyElementsOf(ofPages);
  }

  @Test
  void whatIsWrittenOutAtOnceIsEscaped() {
    Map<String, Object> model = new LinkedHashMap<>();
    String bad = "\"><script>甲&乙'";
    model.put("bad", bad);
    model.put("map", Map.of(bad, bad));
    String page =
        render(
            "<ui:icon name=\"${bad}\"/><ui:light state=\"${bad}\" why=\"${bad}\""
                + " word=\"${bad}\"/><ui:progress percent=\"${140}\" plan=\"${50}\""
                + " state=\"${bad}\" label=\"${bad}\"/><select><ui:options of=\"${map}\""
                + " chosen=\"${bad}\"/></select>",
            new StringTemplateResolver(),
            Locale.ENGLISH,
            model);
    assertThat(page)
        .doesNotContain("<script", "甲&乙")
        .contains(
            "<option value=\"&quot;&gt;&lt;script&gt;甲&amp;乙&#39;\""
                + " selected>&quot;&gt;&lt;script&gt;甲&amp;乙&#39;</option>",
            "class=\"fill\" width=\"100\"",
            ">140%</span>");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    String page =
        render(
            "<ui:light state=\"${none}\" why=\"${none}\"/><ui:progress percent=\"${none}\""
                + " plan=\"${none}\" label=\"甲\"/><select><ui:options of=\"${none}\"/></select>",
            new StringTemplateResolver(),
            Locale.ENGLISH,
            Map.of());
    assertThat(page)
        .contains(
            "class=\"light none\"", ">Not reported<", "aria-label=\"甲 —\"", "<select></select>")
        .doesNotContain("title=", "null", "class=\"plan\"");
  }

  /** Rather than offer nothing to choose. */
  @Test
  void optionsThatAreNotByValueAreRefused() {
    assertThatThrownBy(
            () ->
                render(
                    "<select><ui:options of=\"${list}\"/></select>",
                    new StringTemplateResolver(),
                    Locale.ENGLISH,
                    Map.of("list", List.of("a"))))
        .hasRootCauseInstanceOf(ClassCastException.class);
  }

  private static Set<String> find(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String render(String template, Locale locale, Map<String, Object> model) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    return render(template, resolver, locale, model);
  }

  private static String render(
      String template, ITemplateResolver resolver, Locale locale, Map<String, Object> model) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setTemplateEngineMessageSource(messages);
    engine.addDialect(new PartsDialect());
    MockServletContext servletContext = new MockServletContext();
    MockHttpServletRequest request = new MockHttpServletRequest(servletContext, "GET", "/");
    return engine.process(
        template,
        new WebContext(
            JakartaServletWebApplication.buildApplication(servletContext)
                .buildExchange(request, new MockHttpServletResponse()),
            locale,
            model));
  }

  private static Map<String, Object> styleGuide() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put(
        "nav",
        List.of(
            section("home"),
            section("cockpit"),
            section("plans"),
            section("tasks"),
            section("targets"),
            section("projects"),
            section("collection"),
            section("cases"),
            section("directory"),
            section("audit")));
    model.put(
        "actor",
        new Actor(7L, "su", "苏明澈", 3L, "/99/9901/", Set.of(Role.PLANNER), true, Sight.NONE, ""));
    model.put("place", "云岫市");
    model.put("office", "市发展和改革委员会（市美丽花园建设领导小组办公室）");
    model.put("counts", Map.of("due", 12, "late", 2, "tasks", 12, "cases", 3));
    model.put("submissions", new Submissions());
    Map<String, String> lights = new LinkedHashMap<>();
    lights.put("completed", "完成");
    lights.put("on_schedule", "正常");
    lights.put("behind", "滞后");
    lights.put("overdue", "逾期");
    model.put("lights", lights);
    model.put("phases", Map.of("start", "新开工"));
    model.put("refusal", Refusal.stale());
    model.put(
        "option",
        """
        {"title": {"show": false, "text": "</script>"}, "xAxis": {"type": "category", "data": ["1月", "2月", "3月", "4月", "5月", "6月"]},
         "yAxis": {"type": "value", "name": "亿元"},
         "series": [{"type": "line", "name": "计划", "data": [12, 26.5, 48, 71, 95, 118]},
                    {"type": "bar", "name": "完成", "data": [10.4, 23.1, 47.2, {"value": 60.3, "state": "behind"}, 96, 112]}]}
        """);
    model.put(
        "map",
        """
        {"geojson": "/style-guide.json", "regions": {
          "1": {"light": "on_schedule", "word": "正常", "href": "#1"}, "2": {"light": "behind", "word": "滞后", "text": "3 项滞后", "href": "#2"},
          "3": {"light": "overdue", "word": "逾期", "text": "2 项逾期", "href": "#3"}, "4": {"light": "completed", "word": "完成", "href": "#4"}}}
        """);
    model.put(
        "tasks",
        List.of(
            new Task(
                "1-01",
                "建成省级美丽河湖12条（个），治理中小河流65公里",
                "市水利局",
                "2025-12-31",
                "48,200.00",
                31,
                50,
                "behind",
                "进度 31%，按时间应达 50%"),
            new Task(
                "1-02",
                "新建绿道120公里，其中滨水绿道不少于45公里，串联公园、古村与湿地，形成“一环六廊”的城乡绿道网络骨架",
                "市住房和城乡建设局（市综合行政执法局）园林绿化管理服务中心",
                "2025-11-30",
                "126,000.00",
                64,
                50,
                "on_schedule",
                null),
            new Task(
                "2-01",
                "86个城镇老旧小区改造全面完工",
                "市住房城乡建设局",
                "2025-06-30",
                "93,318.50",
                92,
                100,
                "overdue",
                "应于 6月30日 完成，已逾期 17 天"),
            new Task(
                "2-02", "营造林3.6万亩", "市林业局", "2025-05-31", "7,000.00", 100, 100, "completed", null),
            new Task(
                "3-01",
                "新增光伏装机30万千瓦",
                "市发展改革委",
                "2025-12-31",
                "930,000.00",
                null,
                null,
                null,
                "本期未报送")));
    return model;
  }

  private static Section section(String key) {
    return new Section(key, "/" + key, key, 0, May.EVERYONE);
  }
}
