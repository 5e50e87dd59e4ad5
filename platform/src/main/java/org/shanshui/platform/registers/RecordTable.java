package org.shanshui.platform.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records and their versions in the database. */
@Repository
class RecordTable {
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  RecordTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads records of one query. */
  static RowMapper<RegisterRecord> records() {
    return RecordRows.of(RegisterRecord.class)
        .with("said", row -> JSON.readValue(row.getString("said"), VALUES));
  }

  private static RowMapper<Version> versionRows() {
    return RecordRows.of(Version.class)
        .with("said", row -> JSON.readValue(row.getString("said"), VALUES));
  }

  /** Gives the number of a new record, which has its first version yet to get. */
  long add(RegisterRecord one) {
    return jdbc.sql(
            """
            insert into register_record (register, title, state, grade, region_code, region_path, keeper_id, unit_ids, said, holds_from,
              longitude, latitude, added_by, added_at, changed_at)
            values (:register, :title, :state, :grade, :region, :path, :keeper, :units, :said::jsonb, :from, :longitude, :latitude, :by, :at, :at)
            returning id
            """)
        .param("register", one.register())
        .param("title", one.title())
        .param("state", one.state())
        .param("grade", one.grade())
        .param("region", one.regionCode())
        .param("path", one.regionPath())
        .param("keeper", one.keeperId())
        .param("units", one.unitIds().toArray(Long[]::new))
        .param("said", JSON.writeValueAsString(one.said()))
        .param("from", one.holdsFrom())
        .param("longitude", one.longitude())
        .param("latitude", one.latitude())
        .param("by", one.addedBy())
        .param("at", one.addedAt())
        .query(Long.class)
        .single();
  }

  /** Keeps what holds now of a record that is {@linkplain #lock locked}. */
  void keep(RegisterRecord one) {
    jdbc.sql(
            """
            update register_record set title = :title, state = :state, grade = :grade, region_code = :region, region_path = :path,
              keeper_id = :keeper, unit_ids = :units, said = :said::jsonb, holds_from = :from, longitude = :longitude, latitude = :latitude,
              changed_at = :at, version = :version
            where id = :id
            """)
        .param("id", one.id())
        .param("title", one.title())
        .param("state", one.state())
        .param("grade", one.grade())
        .param("region", one.regionCode())
        .param("path", one.regionPath())
        .param("keeper", one.keeperId())
        .param("units", one.unitIds().toArray(Long[]::new))
        .param("said", JSON.writeValueAsString(one.said()))
        .param("from", one.holdsFrom())
        .param("longitude", one.longitude())
        .param("latitude", one.latitude())
        .param("at", one.changedAt())
        .param("version", one.version())
        .update();
  }

  void add(Version version) {
    jdbc.sql(
            """
            insert into register_version (record_id, number, holds_from, recorded_at, person_id, person_name, unit_id, edition, step, words,
              title, state, grade, said)
            values (:record, :number, :from, :at, :person, :name, :unit, :edition, :step, :words, :title, :state, :grade, :said::jsonb)
            """)
        .param("record", version.recordId())
        .param("number", version.number())
        .param("from", version.holdsFrom())
        .param("at", version.recordedAt())
        .param("person", version.personId())
        .param("name", version.personName())
        .param("unit", version.unitId())
        .param("edition", version.edition())
        .param("step", version.step())
        .param("words", version.words())
        .param("title", version.title())
        .param("state", version.state())
        .param("grade", version.grade())
        .param("said", JSON.writeValueAsString(version.said()))
        .update();
  }

  Optional<RegisterRecord> find(long id) {
    return find(id, "");
  }

  /** The same, held for this transaction. */
  Optional<RegisterRecord> lock(long id) {
    return find(id, " for update of r");
  }

  private Optional<RegisterRecord> find(long id, String how) {
    return jdbc.sql(
            "select " + RegisterRecord.COLUMNS + " from register_record r where r.id = ?" + how)
        .param(id)
        .query(records())
        .optional();
  }

  /** In the order in which they were recorded. */
  List<Version> versions(long id) {
    return jdbc.sql(
            "select "
                + Version.COLUMNS
                + " from register_version v where v.record_id = ? order by v.number")
        .param(id)
        .query(versionRows())
        .list();
  }

  /** What held on a day, as it was known at a moment. */
  Optional<Version> asOf(long id, LocalDate day, Instant known) {
    return jdbc.sql(
            "select "
                + Version.COLUMNS
                + " from register_version v where v.record_id = ? and v.holds_from <= ? and v.recorded_at <= ?"
                + " order by v.holds_from desc, v.number desc limit 1")
        .params(id, day, OffsetDateTime.ofInstant(known, ZoneOffset.UTC))
        .query(versionRows())
        .optional();
  }
}
