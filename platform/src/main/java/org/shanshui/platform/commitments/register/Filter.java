package org.shanshui.platform.commitments.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;

/**
 * Which commitments a list shows; null asks for nothing.
 *
 * @param year in which they run
 * @param unitId that takes part, in the way that {@code part} says
 * @param part {@code lead}, {@code support}, {@code implied}; null is any. Of a region where no
 *     unit is asked for: {@code lead} is what lies in it or is led by one of its units, {@code
 *     support} what its units only take part in.
 * @param region path; what lies in it, or has a unit of it taking part
 * @param regionUnits ids of the units in that region
 * @param text in the title or the plan's sentence
 * @param dueBy not later than this day, and not yet completed
 * @param parentId of which they are shares or parts; wholes only where null and {@code wholes}
 * @param wholes leaves out shares
 * @param ended those that are over, instead of those in force
 * @param dueFrom not before this day
 * @param changedSince whose light turned on this day or later
 */
public record Filter(
    CommitmentKind kind,
    @Nullable Long planId,
    @Nullable String theme,
    @Nullable Integer year,
    @Nullable Long unitId,
    @Nullable String part,
    @Nullable String region,
    List<Long> regionUnits,
    @Nullable Light light,
    @Nullable String text,
    @Nullable LocalDate dueBy,
    @Nullable Long parentId,
    boolean wholes,
    boolean ended,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate changedSince) {
  private static final String OWN =
      "(c.region_path >= :region and c.region_path < :beyond or c.lead_unit_id = any (cast(:regionUnits as bigint[])))";

  public Filter(
      CommitmentKind kind,
      @Nullable Long planId,
      @Nullable String theme,
      @Nullable Integer year,
      @Nullable Long unitId,
      @Nullable String part,
      @Nullable String region,
      List<Long> regionUnits,
      @Nullable Light light,
      @Nullable String text,
      @Nullable LocalDate dueBy,
      @Nullable Long parentId,
      boolean wholes,
      boolean ended) {
    this(
        kind,
        planId,
        theme,
        year,
        unitId,
        part,
        region,
        regionUnits,
        light,
        text,
        dueBy,
        parentId,
        wholes,
        ended,
        null,
        null);
  }

  /** All of a kind that are in force. */
  public static Filter all(CommitmentKind kind) {
    return new Filter(
        kind, null, null, null, null, null, null, List.of(), null, null, null, null, false, false);
  }

  public Filter light(@Nullable Light other) {
    return new Filter(
        kind,
        planId,
        theme,
        year,
        unitId,
        part,
        region,
        regionUnits,
        other,
        text,
        dueBy,
        parentId,
        wholes,
        ended,
        dueFrom,
        changedSince);
  }

  public Filter unit(@Nullable Long other, @Nullable String otherPart) {
    return new Filter(
        kind,
        planId,
        theme,
        year,
        other,
        otherPart,
        region,
        regionUnits,
        light,
        text,
        dueBy,
        parentId,
        wholes,
        ended,
        dueFrom,
        changedSince);
  }

  /** A condition on {@code commitment c}, and its parameters. */
  record Where(String sql, Map<String, Object> parameters) {}

  Where where() {
    StringBuilder sql = new StringBuilder("c.kind = :kind and c.state = :state");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("kind", kind.name());
    parameters.put("state", ended ? "ENDED" : "ACTIVE");
    and(sql, parameters, " and c.plan_id = :plan", "plan", planId);
    and(sql, parameters, " and c.theme = :theme", "theme", theme);
    and(sql, parameters, " and c.light = :light", "light", light == null ? null : light.name());
    and(sql, parameters, " and c.parent_id = :parent", "parent", parentId);
    if (year != null) {
      sql.append(" and c.start_on <= :lastDay and c.due >= :firstDay");
      parameters.put("firstDay", LocalDate.of(year, 1, 1));
      parameters.put("lastDay", LocalDate.of(year, 12, 31));
    }
    if (unitId != null) {
      sql.append(
          switch (part == null ? "" : part) {
            case "lead" -> " and c.lead_unit_id = :unit";
            case "support" -> " and c.support_unit_ids @> array[cast(:unit as bigint)]";
            case "implied" -> " and c.implied_unit_ids @> array[cast(:unit as bigint)]";
            default -> " and c.unit_ids @> array[cast(:unit as bigint)]";
          });
      parameters.put("unit", unitId);
    }
    if (region != null) {
      sql.append(
          switch (unitId != null || part == null ? "" : part) {
            case "lead" -> " and " + OWN;
            case "support" ->
                " and not " + OWN + " and c.unit_ids && cast(:regionUnits as bigint[])";
            default ->
                " and (c.region_path >= :region and c.region_path < :beyond or c.unit_ids && cast(:regionUnits as bigint[]))";
          });
      parameters.put("region", region);
      parameters.put("beyond", region.substring(0, region.length() - 1) + "0");
      parameters.put("regionUnits", regionUnits.toArray(Long[]::new));
    }
    if (dueBy != null) {
      sql.append(" and c.due <= :dueBy and c.light <> 'COMPLETED'");
      parameters.put("dueBy", dueBy);
    }
    and(sql, parameters, " and c.due >= :dueFrom", "dueFrom", dueFrom);
    and(sql, parameters, " and c.light_on >= :changedSince", "changedSince", changedSince);
    and(
        sql,
        parameters,
        " and (strpos(c.title, :text) > 0 or strpos(c.sentence, :text) > 0)",
        "text",
        text);
    if (wholes) {
      sql.append(" and c.axis is null");
    }
    return new Where(sql.toString(), parameters);
  }

  private static void and(
      StringBuilder sql,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      parameters.put(name, value);
    }
  }
}
