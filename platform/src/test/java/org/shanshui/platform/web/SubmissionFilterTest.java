package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One submission is one change, however often it arrives. */
@PlatformTest
class SubmissionFilterTest {
  @Autowired private MockMvc mvc;
  @Autowired private Towns towns;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private FormPage pages;
  private ScopeFixture.Town town;
  private Person administrator;

  @BeforeEach
  void build() {
    town = towns.build();
    administrator = town.people().get(Role.ADMINISTRATOR);
  }

  private MockHttpServletResponse addUnit(String key, String name) throws Exception {
    return mvc.perform(
            post("/api/units")
                .with(As.person(administrator))
                .with(csrf())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"name\":\"%s\",\"kind\":\"department\",\"region_code\":\"%s\"}"
                        .formatted(name, town.region().code())))
        .andReturn()
        .getResponse();
  }

  private long units() {
    return jdbc.sql("select count(*) from unit where region_code = ?")
        .param(town.region().code())
        .query(Long.class)
        .single();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  @Test
  void theSameKeyGetsTheFirstAnswerAgainAndNothingMoreIsDone() throws Exception {
    String key = key();
    MockHttpServletResponse first = addUnit(key, "一局");
    MockHttpServletResponse again = addUnit(key, "一局");
    assertThat(first.getStatus()).isEqualTo(201);
    assertThat(again.getStatus()).isEqualTo(201);
    assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
    assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
    assertThat(units()).isEqualTo(2);
  }

  @Test
  void eightAtOnceAreOne() throws Exception {
    String key = key();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<MockHttpServletResponse>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(pool.submit(() -> addUnit(key, "并发局")));
    }
    List<String> bodies = new ArrayList<>();
    for (Future<MockHttpServletResponse> answer : answers) {
      assertThat(answer.get().getStatus()).isEqualTo(201);
      bodies.add(answer.get().getContentAsString());
    }
    pool.shutdown();
    assertThat(bodies).containsOnly(bodies.get(0));
    assertThat(units()).isEqualTo(2);
  }

  @Test
  void aChangeThatFailsLeavesNothingAndItsKeyIsFree() throws Exception {
    addUnit(key(), "同名局");
    long entries = entries();
    String key = key();
    assertThat(addUnit(key, "同名局").getStatus()).isEqualTo(409);
    assertThat(entries()).isEqualTo(entries);
    assertThat(addUnit(key, "异名局").getStatus()).isEqualTo(201);
  }

  @Test
  void aKeyIsForOneRequest() throws Exception {
    String key = key();
    addUnit(key, "甲局");
    MockHttpServletResponse other =
        mvc.perform(
                post("/api/units/" + town.unit().id() + "/aliases")
                    .with(As.person(administrator))
                    .with(csrf())
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"alias\":\"别名\"}"))
            .andReturn()
            .getResponse();
    assertThat(other.getStatus()).isEqualTo(422);
  }

  @Test
  void aKeyIsForOneBody() throws Exception {
    String key = key();
    assertThat(addUnit(key, "甲局").getStatus()).isEqualTo(201);
    MockHttpServletResponse other = addUnit(key, "乙局");
    assertThat(other.getStatus()).isEqualTo(422);
    assertThat(other.getContentAsString()).contains("Idempotency-Key 已用于另一请求");
    assertThat(units()).isEqualTo(2);
    assertThat(addUnit(key, "甲局").getHeader("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void aProgramMustGiveAKey() throws Exception {
    assertThat(addUnit("", "无键局").getStatus()).isEqualTo(400);
    assertThat(addUnit("k".repeat(101), "长键局").getStatus()).isEqualTo(400);
  }

  @Test
  void twoPeopleMayUseTheSameKey() throws Exception {
    String key = key();
    addUnit(key, "甲局");
    administrator = town.people().get(Role.PLANNER);
    assertThat(addUnit(key, "乙局").getStatus()).isEqualTo(201);
  }

  @Test
  void anAnswerWithASecretIsNotKept() throws Exception {
    String key = key();
    Person planner = town.people().get(Role.PLANNER);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      answers.add(
          mvc.perform(
                  post("/api/people/" + planner.id() + "/password")
                      .with(As.person(administrator))
                      .with(csrf())
                      .header("Idempotency-Key", key))
              .andReturn()
              .getResponse()
              .getContentAsString());
    }
    assertThat(answers.get(0)).contains("password");
    assertThat(answers.get(1)).isEmpty();
  }

  @Test
  void nothingIsAnsweredBeforeItIsCommitted() throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    boolean[] early = {false};
    Actor.Scope acting = Actor.house("测试").enter();
    try {
      new SubmissionFilter(jdbc, transactions, pages)
          .doFilter(
              new MockHttpServletRequest("POST", "/x"),
              response,
              (request, answer) -> {
                TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void beforeCommit(boolean readOnly) {
                        early[0] = response.isCommitted();
                      }
                    });
                ((jakarta.servlet.http.HttpServletResponse) answer).sendRedirect("/done");
                answer.flushBuffer();
              });
    } finally {
      acting.close();
    }
    assertThat(early[0]).isFalse();
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/done");
  }

  private long entries() {
    return Actor.house("测试")
        .call(() -> jdbc.sql("select count(*) from audit_entry").query(Long.class).single());
  }
}
