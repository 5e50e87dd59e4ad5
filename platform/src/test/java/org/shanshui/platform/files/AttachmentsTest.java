package org.shanshui.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files of cases, which stand for all: kept once, seen where their subject is, swept when alone.
 */
@PlatformTest
class AttachmentsTest {
  private static final String CASE = "case_file";
  private static final Use ONCE = new Use(EnumSet.of(FileType.TEXT), 1 << 20, 2, true);

  @Autowired private Attachments attachments;
  @Autowired private Store store;
  @Autowired private StoreSweep sweep;
  @Autowired private Cases cases;
  @Autowired private People people;
  @Autowired private Towns towns;
  @Autowired private JdbcClient jdbc;
  private ScopeFixture.Town town;
  private Actor inspector;
  private long subject;
  private byte[] bytes;

  @BeforeEach
  void open() {
    town = towns.build();
    inspector = actor(town);
    bytes = ("现场说明" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    subject =
        inspector.call(
            () ->
                cases.open(
                    new Opening(
                        "inspection",
                        null,
                        "堆放渣土",
                        "",
                        Map.of("place", "桥头", "sort", "waste"),
                        town.region().code(),
                        List.of(),
                        null,
                        null,
                        null,
                        null)));
  }

  private Actor actor(ScopeFixture.Town of) {
    return Actor.house("测试").call(() -> people.asActor(of.people().get(Role.INSPECTOR)));
  }

  private Attachment add(String name) {
    return inspector.call(() -> attachments.add(CASE, subject, name, bytes, ONCE));
  }

  private int stored() {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select count(*) from stored_file where sha256 = ?")
                    .param(Store.sha256(bytes))
                    .query(Integer.class)
                    .single());
  }

  @Test
  void aFileIsKeptUnderItsNameAndItsHash() {
    String name = "长".repeat(130) + ".txt";
    Attachment added = add(name);
    assertThat(added.name()).isEqualTo(name);
    assertThat(added.mediaType()).startsWith("text/plain");
    assertThat(added.sha256()).isEqualTo(Store.sha256(bytes));
    assertThat(inspector.call(() -> attachments.content(added))).isEqualTo(bytes);
  }

  @Test
  void theSameContentUnderASecondNameIsTold() {
    add("现场.txt");
    assertThatThrownBy(() -> add("另一个名字.txt"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("“另一个名字.txt”与已有附件“现场.txt”内容相同");
    assertThat(inspector.call(() -> attachments.of(CASE, List.of(subject)))).hasSize(1);
  }

  @Test
  void contentLiesOnceAndIsSeenOnlyWhereSomethingInSightRefersToIt() {
    Attachment added = add("现场.txt");
    Actor elsewhere = actor(towns.build());
    assertThat(elsewhere.call(() -> attachments.find(CASE, added.id()))).isEmpty();
    assertThatThrownBy(() -> elsewhere.call(() -> store.get(added.sha256())))
        .hasMessageContaining("没有这份文件");
    assertThat(stored()).isEqualTo(1);
    assertThat(inspector.call(() -> store.put(bytes))).isEqualTo(added.sha256());
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void whatNothingRefersToIsSweptAfterADay() {
    Attachment added = add("现场.txt");
    inspector.run(() -> attachments.remove(CASE, added.id()));
    assertThat(Actor.house("测试").call(sweep::sweep)).isZero();
    assertThat(stored()).isEqualTo(1);
    Actor.house("测试")
        .run(
            () -> {
              jdbc.sql("alter table stored_file no force row level security").update();
              jdbc.sql("update stored_file set put_at = now() - interval '2 days'").update();
              jdbc.sql("alter table stored_file force row level security").update();
            });
    assertThat(Actor.house("测试").call(sweep::sweep)).isPositive();
    assertThat(stored()).isZero();
  }
}
