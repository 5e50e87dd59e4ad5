package org.shanshui.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.security.ScopeFixture;
import org.shanshui.platform.security.Towns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each day of the record is proved once it is over, and what came of it can be read at any time.
 */
@PlatformTest
class ChainProofsTest {
  @Autowired private ChainProofs proofs;
  @Autowired private Towns towns;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  @Test
  void aDayThatIsOverIsProvedOnceAndItsHeadIsKept() {
    ScopeFixture.Town town = towns.build();
    // The database writes the record by its own clock.
    LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
    proofs.proveBefore(tomorrow);
    proofs.proveBefore(tomorrow);
    Actor auditor = people.asActor(town.people().get(Role.AUDITOR));
    ChainProofs.State state = auditor.call(() -> proofs.state(5));
    assertThat(state.broken()).isNull();
    assertThat(state.wholeUntil()).isNotNull();
    ChainProofs.Day day = state.latest().get(0);
    assertThat(day.whole()).isTrue();
    assertThat(day.head()).hasSize(64);
    assertThat(day.entries()).isPositive();
    assertThat(
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql("select count(*) from audit_proof where day = ?")
                            .param(state.wholeUntil())
                            .query(Long.class)
                            .single()))
        .isEqualTo(1);
    Actor officer = people.asActor(town.people().get(Role.UNIT_OFFICER));
    assertThatThrownBy(() -> officer.call(() -> proofs.state(5))).isInstanceOf(Refused.class);
  }
}
