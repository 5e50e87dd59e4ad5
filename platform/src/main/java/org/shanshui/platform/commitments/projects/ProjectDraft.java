package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * A project as a form or a row of a workbook gives it.
 *
 * @param total in 万元, as all money here; null where it is not told yet, which is refused
 * @param sources of the total; empty where they are not told, else they make the total
 * @param years planned for each year, by source; together not above the total
 */
public record ProjectDraft(
    String code,
    String name,
    String projectClass,
    Phase phase,
    @Nullable BigDecimal total,
    Map<Funds, BigDecimal> sources,
    Map<Integer, Map<Funds, BigDecimal>> years,
    String regionCode,
    @Nullable BigDecimal longitude,
    @Nullable BigDecimal latitude,
    @Nullable String datum,
    long leadUnitId,
    List<Long> supportUnitIds,
    LocalDate startOn,
    LocalDate due,
    @Nullable Long planId,
    @Nullable Long plannedTotalId,
    @Nullable String content) {

  public ProjectDraft {
    sources = sources == null ? Map.of() : new LinkedHashMap<>(sources);
    years = years == null ? Map.of() : new LinkedHashMap<>(years);
    supportUnitIds = supportUnitIds == null ? List.of() : List.copyOf(supportUnitIds);
  }

  /** What does not hold together; empty where all does. Pure. */
  public Optional<Refusal> refuse() {
    // What comes from outside may lack anything.
    if (total == null
        || Stream.of(code, name, projectClass, phase, regionCode, startOn, due)
            .anyMatch(Objects::isNull)) {
      return invalid(
          "编号、名称、类别、阶段、总投资、建设地点、开工和完工日期均为必填",
          "code, name, class, phase, total, place, start and due are required");
    }
    if (name.isBlank() || name.length() > 200) {
      return invalid("项目名称应为 1–200 个字", "a project's name has 1 to 200 characters");
    }
    if (!code.matches("[\\p{L}\\p{N}_./-]{1,40}")) {
      return invalid(
          "项目编号“" + code + "”应为 1–40 个字母、数字、汉字或 - _ . /",
          "the code must be 1 to 40 letters, digits, - _ . /");
    }
    if (projectClass.isBlank() || projectClass.length() > 100) {
      return invalid("项目类别应为 1–100 个字", "a class has 1 to 100 characters");
    }
    if (Stream.concat(
            Stream.of(total),
            Stream.concat(Stream.of(sources), years.values().stream())
                .flatMap(by -> by.values().stream()))
        .anyMatch(amount -> amount == null || !isBounded(amount))) {
      return invalid(
          "金额的整数部分最多 15 位、小数最多 6 位（单位万元）",
          "an amount has at most 15 digits before the point and 6 behind it, in 10,000 yuan");
    }
    if (total.signum() < 0) {
      return invalid("总投资不能为负", "the total cannot be negative");
    }
    BigDecimal bySource = sum(sources);
    if (!sources.isEmpty() && bySource.compareTo(total) != 0) {
      return invalid(
          "各来源投资合计 %s 万元，与总投资 %s 万元不符，差 %s 万元"
              .formatted(
                  Money.plain(bySource),
                  Money.plain(total),
                  Money.plain(total.subtract(bySource).abs())),
          "the sources make %s, the total is %s (万元): they differ by %s"
              .formatted(
                  Money.plain(bySource),
                  Money.plain(total),
                  Money.plain(total.subtract(bySource).abs())));
    }
    BigDecimal byYear = BigDecimal.ZERO;
    for (Map<Funds, BigDecimal> year : years.values()) {
      byYear = byYear.add(sum(year));
    }
    if (byYear.compareTo(total) > 0) {
      return invalid(
          "各年度投资合计 %s 万元，超过总投资 %s 万元，多 %s 万元"
              .formatted(
                  Money.plain(byYear), Money.plain(total), Money.plain(byYear.subtract(total))),
          "the years make %s, the total is %s (万元): %s too much"
              .formatted(
                  Money.plain(byYear), Money.plain(total), Money.plain(byYear.subtract(total))));
    }
    if (due.isBefore(startOn)) {
      return invalid(
          "完工日期 " + due + " 早于开工日期 " + startOn, "due " + due + " lies before the start " + startOn);
    }
    if ((longitude == null) != (latitude == null)) {
      return invalid("经度和纬度应同时填写", "give both longitude and latitude, or neither");
    }
    if (longitude != null && latitude != null) {
      if (!within(longitude, 73, 136) || !within(latitude, 3, 54)) {
        return invalid(
            "经纬度 " + longitude + ", " + latitude + " 不在中国范围内（经度 73–136，纬度 3–54），是否填反？",
            longitude
                + ", "
                + latitude
                + " lies outside China (73–136 E, 3–54 N): are they swapped?");
      }
      if (!"WGS84".equals(datum) && !"GCJ02".equals(datum)) {
        return invalid("坐标系应为 WGS84 或 GCJ02", "the datum must be WGS84 or GCJ02");
      }
    }
    return Optional.empty();
  }

  private static boolean isBounded(BigDecimal amount) {
    // Asked of what comes from outside: a number of a hundred digits is stripped only if it is
    // short.
    return amount.precision() - amount.scale() <= 15
        && amount.scale() <= 400
        && amount.stripTrailingZeros().scale() <= 6;
  }

  private static boolean within(BigDecimal degrees, int from, int to) {
    return degrees.compareTo(BigDecimal.valueOf(from)) >= 0
        && degrees.compareTo(BigDecimal.valueOf(to)) <= 0;
  }

  private static Optional<Refusal> invalid(String chinese, String english) {
    return Optional.of(Refusal.invalid("commitments.project-field-unfit", chinese + "。", english));
  }

  static BigDecimal sum(Map<Funds, BigDecimal> amounts) {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
