package org.shanshui.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of changes as it is written and as it is read. */
@PlatformTest
class ChainTest {
  @Autowired private Towns towns;
  @Autowired private Units units;
  @Autowired private People people;
  @Autowired private Entries entries;
  @Autowired private Lists lists;
  @Autowired private Listing<EntryList.Entry> list;
  @Autowired private JdbcClient jdbc;

  private static <T> T asHouse(java.util.function.Supplier<T> work) {
    return Actor.house("测试").call(work);
  }

  @Test
  void manyWritersAtOnceKeepOneChain() throws Exception {
    ScopeFixture.Town town = towns.build();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      int number = writer;
      writers.add(
          pool.submit(
              () ->
                  people
                      .asActor(town.people().get(Role.ADMINISTRATOR))
                      .run(
                          () -> {
                            for (int i = 0; i < 10; i++) {
                              units.addAlias(town.unit().id(), "名" + number + "-" + i);
                            }
                          })));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();
    LocalDate day =
        asHouse(() -> jdbc.sql("select max(day) from audit_entry").query(LocalDate.class).single());
    Entries.Chain chain = asHouse(() -> entries.chain(day));
    assertThat(chain.whole()).isTrue();
    assertThat(chain.unsealed()).isZero();
    assertThat(
            asHouse(
                () ->
                    jdbc.sql(
                            "select (select count(*) from audit_entry) = (select sum(entries) from audit_seal)")
                        .query(Boolean.class)
                        .single()))
        .isTrue();
  }

  @Test
  void noPasswordHashIsEverInIt() {
    towns.build();
    assertThat(
            asHouse(
                () ->
                    jdbc.sql(
                            "select count(*) from audit_entry where concat(before::text, after::text) like '%argon2%'")
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void itCannotBeAlteredEvenByTheHouse() {
    for (String deed :
        List.of(
            "update audit_entry set actor = 'x'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatThrownBy(() -> asHouse(() -> jdbc.sql(deed).update()))
          .hasStackTraceContaining("append-only");
    }
  }

  @Test
  void anAuditorReadsTheirRegionOnlyAndOthersNothing() {
    ScopeFixture.Town here = towns.build();
    ScopeFixture.Town far = towns.build();
    List<EntryList.Entry> read =
        people.asActor(here.people().get(Role.AUDITOR)).call(() -> lists.first(list, Ask.ALL, 200));
    assertThat(read).isNotEmpty();
    assertThat(read.toString()).contains(here.marker()).doesNotContain(far.marker());
    assertThat(
            people
                .asActor(here.people().get(Role.PLANNER))
                .<Long>call(
                    () -> jdbc.sql("select count(*) from audit_entry").query(Long.class).single()))
        .isZero();
  }

  @Test
  void personalDataAreNotOnRecord() {
    ScopeFixture.Town town = towns.build();
    List<EntryList.Entry> read =
        people
            .asActor(town.people().get(Role.AUDITOR))
            .call(() -> lists.first(list, Ask.ALL.with("table", "person"), 50));
    assertThat(read.toString())
        .contains("personal: kept encrypted")
        .doesNotContain(town.marker() + "@");
  }
}
