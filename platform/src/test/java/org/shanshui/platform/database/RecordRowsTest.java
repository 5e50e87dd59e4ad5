package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a row becomes. */
@PlatformTest
class RecordRowsTest {
  @Autowired private JdbcClient jdbc;

  record Row(
      long unitId,
      @Nullable Long leadId,
      String name,
      Role role,
      BigDecimal value,
      LocalDate dueOn,
      boolean open) {}

  @Test
  void eachComponentIsTheColumnOfItsName() {
    // In another order than the components, and with one that is not asked for.
    Row row =
        jdbc.sql(
                """
                select true as open, date '2025-03-31' as due_on, 1.50 as value, 'PLANNER' as role,
                  null::bigint as lead_id, '甲' as name, 7::bigint as unit_id, 'x' as more
                """)
            .query(RecordRows.of(Row.class))
            .single();
    assertThat(row)
        .isEqualTo(
            new Row(
                7,
                null,
                "甲",
                Role.PLANNER,
                new BigDecimal("1.50"),
                LocalDate.of(2025, 3, 31),
                true));
  }

  record Count(String key, int n) {}

  /** A number that is not there must not pass for nought. */
  @Test
  void aRowWithoutItsNumberIsRefused() {
    assertThatThrownBy(
            () ->
                jdbc.sql("select 'a' as key, null::int as n")
                    .query(RecordRows.of(Count.class))
                    .single())
        .isInstanceOf(TypeMismatchDataAccessException.class)
        .hasMessageContaining("Column n is null");
  }

  record Several(
      List<Long> ids, Set<Role> roles, String[] words, Instant at, @Nullable Instant never) {}

  @Test
  void arraysAreCollectionsAndMomentsAreMoments() {
    Several several =
        jdbc.sql(
                """
                select array[3, 1]::bigint[] as ids, array['PLANNER', 'LEADER'] as roles, array['甲'] as words,
                  timestamptz '2025-03-31T08:00:00+08:00' as at, null::timestamptz as never
                """)
            .query(RecordRows.of(Several.class))
            .single();
    assertThat(several.ids()).containsExactly(3L, 1L);
    assertThat(several.roles()).containsExactlyInAnyOrder(Role.PLANNER, Role.LEADER);
    assertThat(several.words()).containsExactly("甲");
    assertThat(several.at()).isEqualTo(Instant.parse("2025-03-31T00:00:00Z"));
    assertThat(several.never()).isNull();
  }
}
