package org.shanshui.platform.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.secrecy.Secrecy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class NoticesTest {
  @Autowired private Regions regions;
  @Autowired private Units units;
  @Autowired private People people;
  @Autowired private Notices notices;
  @Autowired private Preferences preferences;
  @Autowired private JdbcClient jdbc;
  @Autowired private Secrecy secrecy;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MockMvc mvc;

  private final String tag = UUID.randomUUID().toString().substring(0, 8);
  private Unit unit;
  private Person reader;
  private Person stranger;

  @BeforeEach
  void twoUnits() {
    Actor.house("测试")
        .run(
            () -> {
              unit = units.add("通知测试局" + tag, "department", Regions.NATION, null);
              Unit other = units.add("他局" + tag, "department", Regions.NATION, null);
              reader = person("r" + tag, unit);
              stranger = person("s" + tag, other);
            });
  }

  private Person person(String login, Unit of) {
    return people.add(
        login,
        "测试人",
        of.id(),
        Set.of(Role.UNIT_OFFICER),
        false,
        null,
        login + "@example.org",
        "Abcd-1234-efgh");
  }

  /** Not by the way of events, which takes its time. */
  private Notices direct(String mailHost) {
    return new Notices(jdbc, units, people, event -> {}, preferences, mailHost);
  }

  private Message message() {
    return new Message(
        NoticeKind.TO_DO,
        "round-1",
        "请报送<b>三月</b>进展",
        "please report",
        "/dispatch",
        LocalDate.of(2025, 4, 10));
  }

  private int unreadBy(Person person) {
    return Actor.house("测试").call(() -> people.asActor(person)).call(notices::unread);
  }

  @Test
  void theSameThingIsToldOnceAndOnlyToItsAddressee() {
    Actor.house("测试").run(() -> direct("").deliver(new Told(unit.id(), null, message())));
    Actor.house("测试").run(() -> direct("").deliver(new Told(unit.id(), null, message())));
    assertThat(unreadBy(reader)).isEqualTo(1);
    assertThat(unreadBy(stranger)).isZero();
  }

  private void tell(NoticeKind kind, String key, String link) {
    Actor.house("测试")
        .run(
            () ->
                direct("")
                    .deliver(
                        new Told(
                            unit.id(), null, new Message(kind, key, key + "中", key, link, null))));
  }

  @Test
  void whatIsToldOfOneMatterStandsTogetherAndIsReadTogether() {
    tell(NoticeKind.TO_DO, "交办", "/cases/7");
    tell(NoticeKind.DUE, "催办", "/cases/7");
    tell(NoticeKind.TO_DO, "另一件", "/cases/8");
    Actor actor = Actor.house("测试").call(() -> people.asActor(reader));
    actor.run(
        () -> {
          assertThat(notices.matters(true, null, null, 10))
              .extracting(m -> m.newest().chinese() + m.older().size())
              .containsExactly("另一件中0", "催办中1");
          assertThat(notices.matters(true, NoticeKind.DUE, null, 10)).hasSize(1);
          assertThat(
                  notices.matters(
                      true, null, notices.matters(true, null, null, 1).get(0).newest().id(), 1))
              .extracting(m -> m.newest().link())
              .containsExactly("/cases/7");
          assertThat(notices.unreadByKind())
              .containsEntry(NoticeKind.TO_DO, 2)
              .containsEntry(NoticeKind.DUE, 1);
        });
    long of7 = actor.call(() -> notices.matters(true, null, null, 10).get(1).newest().id());
    actor.run(() -> transaction.executeWithoutResult(status -> notices.readMatter(of7)));
    assertThat(unreadBy(reader)).isEqualTo(1);
  }

  @Test
  void aPlannerIsNotToldOfEachClosedCaseUnlessTheyWantTo() throws Exception {
    Person[] planner = new Person[1];
    Actor.house("测试")
        .run(
            () ->
                planner[0] =
                    people.add(
                        "p" + tag,
                        "统筹人",
                        unit.id(),
                        Set.of(Role.PLANNER),
                        false,
                        null,
                        null,
                        "Abcd-1234-efgh"));
    tell(NoticeKind.CLOSED, "办结", "/cases/9");
    assertThat(unreadBy(reader)).isEqualTo(1);
    assertThat(unreadBy(planner[0])).isZero();
    assertThat(
            Actor.house("测试")
                .call(() -> people.asActor(planner[0]))
                .call(() -> notices.mine(false, null, 9)))
        .isEmpty();
    Actor.house("测试")
        .call(() -> people.asActor(planner[0]))
        .run(
            () ->
                transaction.executeWithoutResult(
                    status -> preferences.choose(Set.of("CLOSED"), Set.of())));
    assertThat(unreadBy(planner[0])).isEqualTo(1);
    // Others keep what they had.
    assertThat(unreadBy(reader)).isEqualTo(1);
    String page =
        mvc.perform(get("/notices/preferences").with(As.person(planner[0])))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(page).contains("办结").doesNotContain("??");
  }

  @Test
  void oneWhoMayNotSeeTheAddresseeCanStillTellThem() {
    Actor.house("测试")
        .call(() -> people.asActor(stranger))
        .run(() -> notices.tellUnit(unit.id(), message()));
    Soon.is("told", () -> unreadBy(reader) > 0);
    assertThat(unreadBy(reader)).isEqualTo(1);
  }

  @Test
  void whatIsNotCommittedIsNotTold() throws InterruptedException {
    Actor.house("测试")
        .run(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      notices.tellUnit(unit.id(), message());
                      status.setRollbackOnly();
                    }));
    Thread.sleep(500);
    assertThat(unreadBy(reader)).isZero();
  }

  @Test
  void readingIsEachOnesOwn() {
    Actor actor = Actor.house("测试").call(() -> people.asActor(reader));
    Actor.house("测试").run(() -> direct("").deliver(new Told(unit.id(), null, message())));
    long id = actor.call(() -> notices.mine(true, null, 10)).get(0).id();
    assertThat(Actor.house("测试").call(() -> people.asActor(stranger)).call(() -> notices.read(id)))
        .isEmpty();
    assertThat(actor.call(() -> notices.read(id))).contains("/dispatch");
    assertThat(unreadBy(reader)).isZero();
    assertThat(actor.call(() -> notices.mine(false, null, 10)).get(0).readAt()).isNotNull();
  }

  @Test
  void thePageEscapesWhatIsToldAndShowsTheBell() throws Exception {
    Actor.house("测试").run(() -> direct("").deliver(new Told(unit.id(), null, message())));
    mvc.perform(get("/notices").with(As.person(reader)))
        .andExpect(status().isOk())
        .andExpect(
            content().string(org.hamcrest.Matchers.containsString("请报送&lt;b&gt;三月&lt;/b&gt;进展")))
        .andExpect(content().string(org.hamcrest.Matchers.containsString("通知（1 条未读）")));
  }

  @Test
  void mailThatTheServerDoesNotTakeIsTriedAgain() {
    List<SimpleMailMessage> sent = new ArrayList<>();
    JavaMailSender broken =
        sender(
            mail -> {
              throw new MailSendException("451 try later");
            });
    JavaMailSender working = sender(sent::add);
    Actor.house("测试")
        .run(
            () -> {
              direct("mail.example.org").deliver(new Told(unit.id(), null, message()));
              post(broken).send();
              assertThat(attempts()).isEqualTo(1);
              post(working).send();
              assertThat(sent).as("not before its time").isEmpty();
              jdbc.sql("update notice_mail set next_at = now() where sent_at is null").update();
              post(working).send();
              post(working).send();
            });
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).getTo()).containsExactly(reader.email());
    assertThat(sent.get(0).getText()).contains("https://city.example.org/dispatch");
  }

  private int attempts() {
    return jdbc.sql("select attempts from notice_mail where person_id = ? and sent_at is null")
        .param(reader.id())
        .query(Integer.class)
        .single();
  }

  private Post post(JavaMailSender sender) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("sender", sender);
    return new Post(
        jdbc,
        secrecy,
        beans.getBeanProvider(JavaMailSender.class),
        "mail.example.org",
        "house@example.org",
        "https://city.example.org");
  }

  private interface Taking {
    void take(SimpleMailMessage mail);
  }

  private static JavaMailSender sender(Taking taking) {
    return new JavaMailSender() {
      @Override
      public MimeMessage createMimeMessage() {
        throw new UnsupportedOperationException();
      }

      @Override
      public MimeMessage createMimeMessage(InputStream content) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void send(MimeMessage... messages) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void send(SimpleMailMessage... messages) {
        for (SimpleMailMessage mail : messages) {
          taking.take(mail);
        }
      }
    };
  }
}
