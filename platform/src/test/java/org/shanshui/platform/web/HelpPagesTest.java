package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The help says to each what they do, in the language they read, and whom to ring. */
@PlatformTest
class HelpPagesTest {
  private static final String PHONE = "0576-8888 1234";

  @Autowired private MockMvc mvc;
  @Autowired private Towns towns;
  @Autowired private People people;
  @Autowired private List<Section> sections;
  @Autowired private List<Signpost> signposts;
  @Autowired private Environment environment;
  @Autowired private PageModel pages;

  private ScopeFixture.Town town;

  @BeforeEach
  void build() {
    town = towns.build();
  }

  private Element main(MockHttpServletRequestBuilder asked, Person person) throws Exception {
    var answer = mvc.perform(asked.with(As.person(person))).andReturn().getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return Objects.requireNonNull(
        Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8)).selectFirst("main"));
  }

  private List<String> doors(Element main) {
    return main.select("dt a").eachAttr("href");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void eachRoleIsToldWhatItDoesInItsLanguage(Role role) throws Exception {
    Person person = town.people().get(role);
    Element chinese = main(get("/help"), person);
    assertThat(chinese.text()).doesNotContainPattern("[A-Za-z]{2,}|\\?\\?");
    Element english = main(get("/help?lang=en"), person);
    assertThat(english.text()).doesNotContainPattern("\\p{IsHan}|\\?\\?");
    assertThat(doors(english))
        .isEqualTo(doors(chinese))
        .hasSizeBetween(4, 16)
        .doesNotHaveDuplicates();
    assertThat(chinese.select("dd p")).hasSameSizeAs(doors(chinese));
    assertThat(english.select("dd p").eachText())
        .hasSameSizeAs(doors(english))
        .allMatch(line -> line.endsWith("."));
    for (String door : doors(chinese)) {
      int status =
          mvc.perform(get(door).with(As.person(person))).andReturn().getResponse().getStatus();
      assertThat(status).as(role + " " + door).isIn(200, 302);
    }
  }

  @Test
  void nobodyIsToldOfWhatTheyMayNotOpen() throws Exception {
    assertThat(doors(main(get("/help"), town.people().get(Role.SECURITY))))
        .containsExactly("/", "/directory/people", "/notices", "/account");
    assertThat(doors(main(get("/help"), town.people().get(Role.UNIT_OFFICER))))
        .contains("/dispatch", "/tasks")
        .doesNotContain("/plans/drafts", "/cockpit", "/directory/people", "/audit");
    assertThat(doors(main(get("/help"), town.people().get(Role.PLANNER))))
        .contains("/plans/drafts", "/dispatch/cadences")
        .doesNotContain("/directory/people", "/audit");
  }

  @Test
  void whoHasTwoRolesIsToldOfBoth() throws Exception {
    Element both = main(get("/help"), person("both", Set.of(Role.PLANNER, Role.LEADER)));
    assertThat(doors(both)).contains("/plans/drafts", "/cockpit").doesNotHaveDuplicates();
    assertThat(both.select("dt:has(a[href=/tasks]) + dd p")).hasSize(2);
  }

  private Person person(String login, Set<Role> roles) {
    return Actor.house("测试")
        .call(
            () ->
                people.add(
                    login + "." + town.region().code().toLowerCase(java.util.Locale.ROOT),
                    login,
                    town.unit().id(),
                    roles,
                    false,
                    null,
                    null,
                    null));
  }

  /** A line that no page and no role asks for is one that nobody reads. */
  @Test
  void everyLineIsSaidToSomebodyInBothLanguages() throws IOException {
    Map<String, May<?>> pages = new LinkedHashMap<>();
    sections.forEach(section -> pages.put("help." + section.key(), section.may()));
    signposts.forEach(post -> pages.put("help." + post.title(), post.may()));
    Set<String> asked = new TreeSet<>(Set.of("help.pages"));
    pages.forEach(
        (page, may) -> {
          asked.add(page);
          asked.add(page + ".business");
          may.roles().forEach(role -> asked.add(page + "." + role));
        });
    List.of(Role.values()).forEach(role -> asked.add("help.role." + role));
    assertThat(asked).containsAll(messages("help.properties"));
    assertThat(messages("help_en.properties")).isEqualTo(messages("help.properties"));
  }

  private static Set<String> messages(String name) throws IOException {
    Properties messages = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages", name))) {
      messages.load(reader);
    }
    return messages.stringPropertyNames();
  }

  @Test
  void theFrameLeadsToTheHelp() throws Exception {
    var answer =
        mvc.perform(get("/").with(As.person(town.people().get(Role.LEADER))))
            .andReturn()
            .getResponse();
    assertThat(
            Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8))
                .select(".menu a[href=/help]"))
        .hasSize(1);
  }

  @Test
  void thePhoneIsShownWhereTheCityHasSetOne() throws Exception {
    assertThat(environment.getProperty("shanshui.help-phone")).as("the setting").isEmpty();
    assertThat(new PageModel(List.of(), " ").helpPhone()).isNull();
    assertThat(new PageModel(List.of(), PHONE + " ").helpPhone()).isEqualTo(PHONE);
    Person leader = town.people().get(Role.LEADER);
    assertThat(main(get("/help"), leader).text()).doesNotContain("电话：");
    assertThat(login("/login")).contains("忘记密码").doesNotContain("帮助电话");
    ReflectionTestUtils.setField(pages, "helpPhone", PHONE);
    try {
      assertThat(main(get("/help"), leader).text()).contains("帮助电话：" + PHONE);
      assertThat(login("/login")).contains("帮助电话：" + PHONE);
      assertThat(login("/login?lang=en")).contains("Help by phone: " + PHONE);
    } finally {
      ReflectionTestUtils.setField(pages, "helpPhone", null);
    }
  }

  private String login(String path) throws Exception {
    return mvc.perform(get(path))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
