package org.shanshui.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanshui.platform.workbook.RawBook.texts;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
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
import org.shanshui.platform.workbook.RawBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** An administrator's first day: regions, units and people by workbook. */
@PlatformTest
class DirectoryFormsTest {
  @Autowired private Regions regions;
  @Autowired private Units units;
  @Autowired private People people;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MockMvc mvc;
  private String city;
  private Person administrator;

  @BeforeEach
  void found() {
    city = "F" + UUID.randomUUID().toString().replace("-", "").substring(0, 6).toUpperCase();
    Actor.house("测试")
        .run(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      regions.add(city, city + "市", "prefecture", Regions.NATION);
                      regions.add(city + "1", city + "县", "county", city);
                      Unit office = units.add(city + "市人民政府", "government", city, null);
                      administrator =
                          people.add(
                              city.toLowerCase() + "-admin",
                              "管理员",
                              office.id(),
                              Set.of(Role.ADMINISTRATOR),
                              false,
                              null,
                              null,
                              null);
                    }));
  }

  private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> asked)
      throws Exception {
    return mvc.perform(asked.with(As.person(administrator)).with(csrf())).andReturn().getResponse();
  }

  private static RawBook book(String... rows) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      lines.add(texts(i + 1, rows[i].split("\\|", -1)));
    }
    return new RawBook().sheet("表", lines.toArray(String[]::new));
  }

  /** Uploads and shows what was read. */
  private String upload(String path, RawBook book) throws Exception {
    MockHttpServletResponse answer =
        ask(multipart(path).file(new MockMultipartFile("file", "表.xlsx", null, book.bytes())));
    assertThat(answer.getStatus())
        .as(answer.getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo(303);
    return String.valueOf(answer.getHeader("Location"));
  }

  private String page(String path) throws Exception {
    MockHttpServletResponse answer = ask(get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private String confirmed(String where) throws Exception {
    assertThat(ask(post(where + "/confirm")).getStatus()).isEqualTo(303);
    Soon.is(
        "the rows are kept",
        () -> {
          try {
            return page(where).contains("已写入</span>");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    return page(where);
  }

  private <T> T house(java.util.function.Supplier<T> work) {
    return Actor.house("测试").call(work);
  }

  @Test
  void regionsRowByRow() throws Exception {
    String where =
        upload(
            "/directory/regions/import",
            book(
                "代码|名称|级别|上级代码",
                city + "A|东乡_x000D_|乡镇|" + city,
                city + "B|西村|村|" + city + "A",
                city + "C||乡镇|" + city,
                city + "A|重乡|乡镇|" + city,
                city + "D|远乡|乡镇|330000",
                city + "E|无上|乡镇|NONE",
                city + "F|怪级|郡|" + city,
                city + "1|改名县|乡镇|" + city,
                city + "G|倒置|乡镇|" + city + "B"));
    assertThat(page(where))
        .contains(
            "确认写入 2 行",
            "与第 2 行重复",
            "上级不在您的行政区划内",
            "没有代码为“NONE”的上级",
            "应为乡镇、街道、村、社区之一",
            "代码已存在",
            "级别应低于上级");
    confirmed(where);
    assertThat(house(() -> regions.get(city + "A").name())).isEqualTo("东乡");
    assertThat(house(() -> regions.get(city + "B").parentCode())).isEqualTo(city + "A");
    assertThat(
            page(
                upload(
                    "/directory/regions/import", book("代码|名称|级别|上级代码", city + "A|东乡|街道|" + city))))
        .contains("与现有内容一致");
  }

  @Test
  void unitsWithWhatLiesAboveThemAndTheirAliases() throws Exception {
    String where =
        upload(
            "/directory/units/import",
            book(
                "单位名称|类型|区划|上级单位|别名",
                city + "市水利局|部门||" + city + "市人民政府|水利局、市水务局",
                city + "市水库管理中心|事业单位||" + city + "市水利局|",
                city + "县水利局|部门|" + city + "县|" + city + "市水利局|",
                city + "市怪局|局|||",
                city + "市远局|部门|330000||",
                city + "市孤局|部门||无此局|"));
    assertThat(page(where)).contains("确认写入 3 行", "应为政府、党委机构", "不是您的区划范围内", "没有“无此局”这个单位");
    confirmed(where);
    Unit water = house(() -> units.called("市水务局", city)).orElseThrow();
    assertThat(water.name()).isEqualTo(city + "市水利局");
    Unit reservoir = house(() -> units.called(city + "市水库管理中心", city)).orElseThrow();
    assertThat(reservoir.parentId()).isEqualTo(water.id());
    assertThat(house(() -> units.called(city + "县水利局", city + "1")).orElseThrow().parentId())
        .isEqualTo(water.id());
    String again =
        upload(
            "/directory/units/import",
            book(
                "名称|类型|别名|上级单位",
                city + "市水利局|部门|水利局|" + city + "市人民政府",
                city + "市水库管理中心|企业|水库中心|"));
    assertThat(page(again)).contains("确认写入 1 行", "更新");
    confirmed(again);
    assertThat(house(() -> units.get(reservoir.id())).kind()).isEqualTo("enterprise");
    assertThat(house(() -> units.called("水库中心", city)).orElseThrow().id())
        .isEqualTo(reservoir.id());
  }

  @Test
  void peopleWithTheirRolesAndWithoutPasswords() throws Exception {
    String login = city.toLowerCase();
    String where =
        upload(
            "/directory/people/import",
            book(
                "登录名|姓名|单位|角色|单位审核人|电话|邮箱",
                login + "-zhang|张三|" + city + "市人民政府|统筹人员、LEADER|是|0571-88880000|z@example.org",
                login + "-li|李四|无此局|部门人员|||",
                "大写|王五|" + city + "市人民政府|部门人员|||",
                login + "-zhao|赵六|" + city + "市人民政府|科长|也许|电话|不是邮箱"));
    assertThat(page(where))
        .contains(
            "确认写入 1 行", "此区划没有这个单位", "登录名“大写”应为", "没有“科长”这个角色", "应为是、否之一", "电话应为", "邮箱地址的格式不对");
    confirmed(where);
    Person zhang = house(() -> people.byLogin(login + "-zhang")).orElseThrow();
    assertThat(zhang.roles()).containsExactlyInAnyOrder(Role.PLANNER, Role.LEADER);
    assertThat(zhang.approves()).isTrue();
    String change =
        upload(
            "/directory/people/import",
            book("登录名|姓名|单位|角色", login + "-zhang|张三丰|" + city + "市人民政府|统筹人员"));
    assertThat(page(change)).contains("确认写入 1 行", "更新");
    confirmed(change);
    Person now = house(() -> people.get(zhang.id()));
    assertThat(now.name()).isEqualTo("张三丰");
    assertThat(now.roles()).containsExactly(Role.PLANNER);
    assertThat(now.mobile()).as("a blank cell leaves what there is").isEqualTo("0571-88880000");
  }

  /** Nobody makes themselves a planner by a workbook. */
  @Test
  void onesOwnRolesAreNotChangedSo() throws Exception {
    String where =
        upload(
            "/directory/people/import",
            book("登录名|姓名|单位|角色", administrator.login() + "|管理员|" + city + "市人民政府|统筹人员"));
    assertThat(confirmed(where)).contains("不能修改自己的单位、角色和审核权");
    assertThat(house(() -> people.get(administrator.id())).roles())
        .containsExactly(Role.ADMINISTRATOR);
  }

  @Test
  void theDoorsStandInBothLanguages() throws Exception {
    for (String what : List.of("regions", "units", "people")) {
      String path = "/directory/" + what + "/import";
      assertThat(page(path)).doesNotContain("??");
      assertThat(page(path + "?lang=en")).contains("Template").doesNotContain("??");
      assertThat(ask(get(path + "/template.xlsx")).getContentAsByteArray()).startsWith('P', 'K');
    }
    assertThat(page("/directory")).contains("导入单位", "导入人员", "导入区划");
  }
}
