package org.shanshui.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The record of changes as people read it: in words, with what was changed one click away. */
@PlatformTest
class AuditPageTest {
  @Autowired private JdbcClient jdbc;
  @Autowired private MessageSource messages;
  @Autowired private MockMvc mvc;
  @Autowired private Towns towns;

  @Test
  void everyTableOnRecordAndEachOfItsColumnsHasAWord() {
    List<String> keys =
        jdbc.sql(
                """
                select distinct 'audit.table.' || c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'on_record'
                union select distinct 'audit.column.' || a.attname from pg_attribute a join pg_trigger t on t.tgrelid = a.attrelid
                  and t.tgname = 'on_record' where a.attnum > 0 and not a.attisdropped order by 1
                """)
            .query(String.class)
            .list();
    for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      assertThat(keys)
          .filteredOn(key -> messages.getMessage(key, null, "", locale).isEmpty())
          .as("without a word in " + locale)
          .isEmpty();
    }
  }

  @Test
  void anEntryIsASentenceThatLeadsToWhatWasChanged() throws Exception {
    ScopeFixture.Town town = towns.build();
    Actor.house("测试")
        .run(
            () ->
                jdbc.sql("update unit set name = name || '（更名）' where id = ?")
                    .param(town.unit().id())
                    .update());
    Document page =
        Jsoup.parse(
            mvc.perform(
                    get("/audit?table=unit&row=" + town.unit().id())
                        .with(As.person(town.people().get(Role.AUDITOR))))
                .andReturn()
                .getResponse()
                .getContentAsString());
    Element entry = Objects.requireNonNull(page.selectFirst("tbody tr"));
    Element link = Objects.requireNonNull(entry.selectFirst("a[href^=/directory/units/]"));
    assertThat(link.text()).isEqualTo(town.unit().name() + "（更名）");
    assertThat(entry.text()).contains("修改 机构", "名称");
    assertThat(entry.selectFirst("del").text()).isEqualTo(town.unit().name());
    assertThat(entry.selectFirst("ins").text()).isEqualTo(town.unit().name() + "（更名）");
    assertThat(page.select("main code")).filteredOn(code -> code.text().equals("unit")).isEmpty();
    assertThat(page.select("select[name=table] option[value=case_file]").text()).isEqualTo("案件");
  }
}
