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
import org.springframework.dao.InvalidDataAccessResourceUsageException;
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

  record Span(LocalDate from, @Nullable LocalDate until) {}

  record Place(String code, int n) {}

  record Nest(
      long id, Span period, @Nullable Place seat, @RecordRows.Prefix("") Place main, Span rest) {}

  private static final String NEST =
      """
      select 1 as id, date '2025-01-01' as period_from, null::date as period_until, null as seat_code, null::int as seat_n,
        'a' as code, 4 as n, date '2026-01-01' as rest_from, date '2026-02-01' as rest_until
      """;

  @Test
  void aRecordInARecordIsTheColumnsThatBeginWithItsName() {
    Nest nest = jdbc.sql(NEST).query(RecordRows.of(Nest.class)).single();
    assertThat(nest)
        .isEqualTo(
            new Nest(
                1,
                new Span(LocalDate.of(2025, 1, 1), null),
                null,
                new Place("a", 4),
                new Span(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))));
  }

  @Test
  void aNestedRecordThatIsHalfThereIsRefused() {
    assertThatThrownBy(
            () ->
                jdbc.sql(NEST.replace("null as seat_code", "'b' as seat_code"))
                    .query(RecordRows.of(Nest.class))
                    .single())
        .isInstanceOf(TypeMismatchDataAccessException.class)
        .hasMessageContaining("Column seat_n is null");
  }

  @Test
  void aPrefixThatNoColumnHasIsNamed() {
    assertThatThrownBy(
            () ->
                jdbc.sql(NEST.replace("rest_", "other_")).query(RecordRows.of(Nest.class)).single())
        .isInstanceOf(InvalidDataAccessResourceUsageException.class)
        .hasMessageContaining("no column rest_from");
  }

  @Test
  void aColumnThatIsMissingIsNamed() {
    assertThatThrownBy(
            () -> jdbc.sql("select 'a' as key").query(RecordRows.of(Count.class)).single())
        .isInstanceOf(InvalidDataAccessResourceUsageException.class)
        .hasMessageContaining("no column n");
  }

  @Test
  void whatIsKeptOtherwiseHasAReaderOfItsOwn() {
    assertThat(
            jdbc.sql("select 'a' as key, 'three' as word")
                .query(RecordRows.of(Count.class).with("n", row -> row.getString("word").length()))
                .single())
        .isEqualTo(new Count("a", 5));
    assertThatThrownBy(() -> RecordRows.of(Count.class).with("m", row -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no component m");
  }
}
