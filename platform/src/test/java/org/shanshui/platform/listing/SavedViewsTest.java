package org.shanshui.platform.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What a person keeps of a list: theirs alone, and nothing but a list is led back to. */
@PlatformTest
class SavedViewsTest {
  @Autowired private MockMvc mvc;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  private Actor planner;
  private Actor other;

  @BeforeEach
  void aCity(@Autowired AutowireCapableBeanFactory beans) {
    TestCity city = TestCity.of(beans);
    planner = city.planner();
    other = city.person("sv.officer", "云岫市交通运输局", Role.UNIT_OFFICER);
    TestPlan draft = TestPlan.of(city, "列与筛选规划", 2024, 2026);
    draft.task(1, "列与筛选任务。", city.unit("云岫市交通运输局").id(), List.of(), false, "2025-12");
    TestPlan.adopt(city, draft.version(1));
  }

  private String page(Actor actor, String address) throws Exception {
    return mvc.perform(get(java.net.URI.create(address)).with(As.person(person(actor))))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private Person person(Actor actor) {
    return Actor.house("测试").call(() -> people.find(actor.person()).orElseThrow());
  }

  private MockHttpServletResponse send(Actor actor, String address, String... parameters)
      throws Exception {
    var request = post(address).with(As.person(person(actor))).with(csrf());
    request.param("_submission", UUID.randomUUID().toString());
    for (int i = 0; i < parameters.length; i += 2) {
      request.param(parameters[i], parameters[i + 1]);
    }
    return mvc.perform(request).andReturn().getResponse();
  }

  private long saved(String name) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select id from list_filter where name = ?")
                    .param(name)
                    .query(Long.class)
                    .single());
  }

  @Test
  void aFilterIsKeptRenamedAndDeletedByWhoMadeIt() throws Exception {
    String query = "light=overdue&year=2025";
    MockHttpServletResponse response =
        send(planner, "/lists/filters", "path", "/tasks", "query", query, "name", "今年逾期");
    assertThat(response.getRedirectedUrl()).isEqualTo("/tasks?" + query);
    assertThat(page(planner, "/tasks")).contains("今年逾期", "light=overdue&amp;year=2025");
    assertThat(page(planner, "/targets")).doesNotContain("今年逾期");
    assertThat(page(other, "/tasks")).doesNotContain("今年逾期");
    long id = saved("今年逾期");
    assertThat(send(other, "/lists/filters/" + id + "/delete").getStatus()).isEqualTo(404);
    send(planner, "/lists/filters/" + id + "/rename", "name", "本年度逾期");
    assertThat(page(planner, "/tasks")).contains("本年度逾期").doesNotContain("今年逾期");
    send(planner, "/lists/filters/" + id + "/delete");
    assertThat(page(planner, "/tasks")).doesNotContain("本年度逾期");
  }

  @Test
  void columnsAreChosenForOneselfAndComeBack() throws Exception {
    send(planner, "/lists/columns", "path", "/tasks", "column", "due", "column", "sentence");
    String chosen = page(planner, "/tasks");
    assertThat(chosen).contains("列与筛选任务").contains("data-label=\"原文\"");
    assertThat(chosen).doesNotContain("data-label=\"进度\"");
    assertThat(page(other, "/tasks")).doesNotContain("data-label=\"原文\"");
    send(planner, "/lists/columns", "path", "/tasks", "reset", "true");
    assertThat(page(planner, "/tasks")).doesNotContain("data-label=\"原文\"");
  }

  @Test
  void nothingButAListIsKeptOrLedTo() throws Exception {
    assertThat(send(planner, "/lists/filters", "path", "//evil.example", "name", "x").getStatus())
        .isEqualTo(404);
    assertThat(send(planner, "/lists/filters", "path", "/tasks", "name", " ").getStatus())
        .isEqualTo(422);
    assertThat(
            send(planner, "/lists/columns", "path", "/tasks", "column", "no-such-column")
                .getRedirectedUrl())
        .isEqualTo("/tasks");
  }
}
