package org.shanshui.platform.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.database.DatabaseException;
import org.shanshui.platform.database.WholeDatabase;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.shanshui.platform.workbook.RawBook;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/** No personal data stand in clear in any table, nor have they stood there when the house opens. */
@PlatformTest
class SealingTest {
  private static final String MOBILE = "13911112222";
  private static final String EMAIL = "wang.xiaoming@example.cn";
  private static final List<SealedColumn> PEOPLE = List.of(Person.MOBILE, Person.EMAIL);

  @TempDir private Path folder;
  @Autowired private BeanFactory beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Secrecy secrecy;
  @Autowired private People people;
  @Autowired private Cases cases;
  @Autowired private Towns towns;
  @Autowired private MockMvc mvc;

  private ScopeFixture.Town town;
  private Person administrator;
  private Person planner;

  @BeforeEach
  void build() {
    town = towns.build();
    administrator = town.people().get(Role.ADMINISTRATOR);
    planner = town.people().get(Role.PLANNER);
  }

  private static <T> T house(java.util.function.Supplier<T> work) {
    return Actor.house("测试").call(work);
  }

  private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> asked, int status)
      throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(asked.with(As.person(administrator)).with(csrf())).andReturn().getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
    return answer;
  }

  private String page(String path) throws Exception {
    return ask(get(path), 200).getContentAsString(StandardCharsets.UTF_8);
  }

  /** By the form of the page. */
  private void save(Person person, String name, String mobile, String email) throws Exception {
    int version = house(() -> people.get(person.id())).version();
    ask(
        post("/directory/people/" + person.id())
            .param("version", String.valueOf(version))
            .param("name", name)
            .param("unitId", String.valueOf(person.unitId()))
            .param("roles", "PLANNER")
            .param("approves", String.valueOf(person.approves()))
            .param("mobile", mobile)
            .param("email", email),
        303);
  }

  @Test
  void noTableHoldsThemInClear() throws Exception {
    assertThat(WholeDatabase.tablesWith(beans, planner.login()))
        .as("what the search finds")
        .contains("person", "audit_entry");
    save(planner, planner.name(), MOBILE, EMAIL);
    // Read of a workbook: what waits, and what is wrong.
    String login = planner.login();
    String where =
        String.valueOf(
            ask(
                    multipart("/directory/people/import")
                        .file(
                            new MockMultipartFile(
                                "file",
                                "人员.xlsx",
                                null,
                                new RawBook()
                                    .sheet(
                                        "表",
                                        RawBook.texts(1, "登录名", "姓名", "单位", "电话", "邮箱"),
                                        RawBook.texts(
                                            2,
                                            login,
                                            "王五",
                                            town.unit().name(),
                                            "13933334444",
                                            EMAIL),
                                        RawBook.texts(
                                            3,
                                            "wang6",
                                            "王六",
                                            town.unit().name(),
                                            "电话13955556666",
                                            ""))
                                    .bytes())),
                    303)
                .getHeader("Location"));
    assertThat(page(where)).contains("13933334444", "电话应为");
    assertThat(WholeDatabase.tablesWith(beans, "13933334444")).isEmpty();
    assertThat(WholeDatabase.tablesWith(beans, "13955556666")).isEmpty();
    ask(post(where + "/confirm"), 303);
    Soon.is(
        "the row is kept",
        () -> "13933334444".equals(house(() -> people.get(planner.id())).mobile()));
    long id =
        people
            .asActor(town.people().get(Role.INSPECTOR))
            .call(
                () ->
                    cases.open(
                        new Opening(
                            "report",
                            null,
                            "夜间噪声",
                            "",
                            Map.of("channel", "telephone"),
                            town.region().code(),
                            List.of(),
                            null,
                            null,
                            "欧阳晓雯",
                            "13977778888")));
    assertThat(id).isPositive();
    for (String personal : List.of(MOBILE, "13933334444", EMAIL, "欧阳晓雯", "13977778888")) {
      assertThat(WholeDatabase.tablesWith(beans, personal)).as(personal).isEmpty();
    }
  }

  @Test
  void theRecordTellsThatTheyChangedAndNothingElse() throws Exception {
    save(planner, planner.name(), MOBILE, EMAIL);
    long entries = entries();
    String page = page("/audit?table=person&row=" + planner.id());
    assertThat(page).contains("个人信息，加密保存，内容不入记录").doesNotContain("检索");
    save(planner, planner.name(), MOBILE, EMAIL);
    save(planner, "王小明", MOBILE, EMAIL);
    assertThat(
            house(
                () ->
                    jdbc.sql(
                            "select string_agg(k, ' ' order by k) from audit_entry, jsonb_object_keys(after) k where table_name = 'person'"
                                + " and row_key = ? and number > ?")
                        .params(String.valueOf(planner.id()), entries)
                        .query(String.class)
                        .single()))
        .as("what is saved again unchanged is no change")
        .isEqualTo("name version version");
  }

  private long entries() {
    return house(() -> jdbc.sql("select max(number) from audit_entry").query(Long.class).single());
  }

  @Test
  void aPersonIsFoundByTheWholeNumberOrAddress() throws Exception {
    save(planner, planner.name(), "139-1111 2222", EMAIL);
    String href = "/directory/people/" + planner.id();
    assertThat(page("/directory/people?q=13911112222")).contains(href, "139****2222");
    assertThat(page("/directory/people?q=WANG.xiaoming@example.cn")).contains(href);
    assertThat(page("/directory/people?q=1391111222")).doesNotContain(href);
  }

  @Test
  void whatStoodInClearIsSealedOnceByWhicheverNodeIsThere() throws Exception {
    List<Long> ids =
        house(
            () ->
                jdbc.sql(
                        """
                        insert into person (login, name, unit_id, region_path, unit_ids, roles, mobile, email)
                        select 'before-' || n, '旧', ?, ?, '{}', '{PLANNER}', '1380000' || lpad(n::text, 4, '0'), 'old' || n || '@example.cn'
                        from generate_series(1, 1200) n returning id
                        """)
                    .params(town.unit().id(), town.region().path())
                    .query(Long.class)
                    .list());
    // Broken off after the first of the mobiles.
    house(
        () -> {
          jdbc.sql("update sealed_column set through = ? where table_name = 'person'")
              .param(ids.get(0) - 1)
              .update();
          jdbc.sql("update sealed_column set through = ? where column_name = 'mobile'")
              .param(ids.get(0))
              .update();
          return jdbc.sql("update person set mobile = ? where id = ?")
              .params(secrecy.seal(Person.MOBILE, "13800000001"), ids.get(0))
              .update();
        });
    Path file = keys();
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    List<Future<Secrecy>> started = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      started.add(nodes.submit(() -> AtStart.of(jdbc, transactions, file, PEOPLE)));
    }
    for (Future<Secrecy> node : started) {
      node.get();
    }
    nodes.shutdown();
    assertThat(house(() -> people.get(ids.get(1100))).mobile()).isEqualTo("13800001101");
    Person first = house(() -> people.get(ids.get(0)));
    assertThat(first.email()).isEqualTo("old1@example.cn");
    assertThat(first.mobile()).as("not sealed twice").isEqualTo("13800000001");
    assertThat(page("/directory/people?q=13800000777")).contains("before-777");
    assertThat(WholeDatabase.tablesWith(beans, "13800000777"))
        .as("the record does not take down what it is sealed from")
        .isEmpty();
    assertThat(
            house(
                () ->
                    jdbc.sql(
                            "select count(*) from audit_entry where table_name = 'person' and operation = 'update' and row_key = ?")
                        .param(String.valueOf(ids.get(776)))
                        .query(Long.class)
                        .single()))
        .as("each value once")
        .isEqualTo(2);
  }

  /** The file of the application that runs; its folder has a name by chance. */
  private Path keys() throws IOException {
    String id = house(() -> jdbc.sql("select id from sealing_key").query(String.class).single());
    try (Stream<Path> files = Files.walk(Path.of("target/test-data"), 2)) {
      for (Path file : files.filter(file -> file.endsWith("personal.key")).toList()) {
        if (KeyFile.ids(file).contains(id)) {
          return file;
        }
      }
    }
    throw new AssertionError("no file has the key " + id);
  }

  @Test
  void withoutItsKeyAHouseDoesNotOpen() throws Exception {
    Path file = folder.resolve("personal.key");
    String id = house(() -> jdbc.sql("select id from sealing_key").query(String.class).single());
    assertThatThrownBy(() -> AtStart.of(jdbc, transactions, file, PEOPLE))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(id)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("放回该文件")
        .hasMessageContaining("put the file back");
    assertThat(file).as("no other is made in its place").doesNotExist();
    KeyFile.make(file);
    assertThatThrownBy(() -> AtStart.of(jdbc, transactions, file, PEOPLE)).hasMessageContaining(id);
    assertThat(house(() -> jdbc.sql("select id from sealing_key").query(String.class).list()))
        .as("what was refused has left nothing")
        .containsExactly(id);
  }
}
