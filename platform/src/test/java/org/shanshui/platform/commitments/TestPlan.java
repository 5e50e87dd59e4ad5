package org.shanshui.platform.commitments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.plans.AdoptedIndicator;
import org.shanshui.platform.plans.AdoptedPlan;
import org.shanshui.platform.plans.AdoptedProject;
import org.shanshui.platform.plans.AdoptedTarget;
import org.shanshui.platform.plans.AdoptedTask;
import org.shanshui.platform.plans.DroppedItem;
import org.shanshui.platform.plans.Source;

/** A plan being written, to be adopted without anybody having reviewed it. */
public final class TestPlan {
  private static final AtomicLong PLANS = new AtomicLong(900_000);

  private final long id = PLANS.incrementAndGet();
  private final String title;
  private final String regionCode;
  private final String regionPath;
  private final int first;
  private final int last;
  private final List<AdoptedTask> tasks = new ArrayList<>();
  private final List<AdoptedTarget> targets = new ArrayList<>();
  private final List<AdoptedIndicator> indicators = new ArrayList<>();
  private final List<AdoptedProject> projects = new ArrayList<>();
  private final List<DroppedItem> dropped = new ArrayList<>();

  TestPlan(String title, String regionCode, String regionPath, int first, int last) {
    this.title = title;
    this.regionCode = regionCode;
    this.regionPath = regionPath;
    this.first = first;
    this.last = last;
  }

  /** A plan of the city for these years. */
  public static TestPlan of(TestCity city, String title, int first, int last) {
    return new TestPlan(title, city.code(), city.path(), first, last);
  }

  public static TestPlan of(Region region, String title, int first, int last) {
    return new TestPlan(title, region.code(), region.path(), first, last);
  }

  public static void adopt(TestCity city, AdoptedPlan plan) {
    city.house(() -> city.bean(PlanIntake.class).apply(plan));
  }

  public long id() {
    return id;
  }

  public TestPlan task(
      long item,
      String text,
      @Nullable Long lead,
      List<Long> supports,
      boolean counties,
      @Nullable String due) {
    tasks.removeIf(t -> t.itemId() == item);
    tasks.add(
        new AdoptedTask(
            item,
            source(item, text),
            text.split("[。；，]")[0],
            text,
            lead,
            lead == null ? "待定" : null,
            supports,
            List.of(),
            counties,
            due,
            null,
            null));
    return this;
  }

  public TestPlan target(
      long item,
      @Nullable Long task,
      String metric,
      String comparator,
      String value,
      String unit,
      String due) {
    targets.removeIf(t -> t.itemId() == item);
    targets.add(
        new AdoptedTarget(
            item,
            source(item, metric + value + unit),
            task,
            metric,
            "level",
            comparator,
            new BigDecimal(value),
            null,
            null,
            unit,
            due,
            null,
            null,
            null,
            "plain"));
    return this;
  }

  public TestPlan indicator(long item, String name, String unit, String value, String due) {
    indicators.add(
        new AdoptedIndicator(
            item,
            source(item, name),
            "生态",
            name,
            unit,
            null,
            null,
            "2020年",
            ">=",
            new BigDecimal(value),
            "≥" + value,
            due,
            "约束性"));
    return this;
  }

  public TestPlan project(
      long item, @Nullable Long task, String name, @Nullable String total, @Nullable String year) {
    return project(item, task, name, null, total, year);
  }

  public TestPlan project(
      long item,
      @Nullable Long task,
      String name,
      @Nullable String type,
      @Nullable String total,
      @Nullable String year) {
    projects.add(
        new AdoptedProject(
            item,
            source(item, name),
            task,
            name,
            type,
            null,
            total == null ? null : new BigDecimal(total),
            year == null ? null : new BigDecimal(year),
            "续建",
            null));
    return this;
  }

  public TestPlan group(
      long item, @Nullable Long task, String name, String count, String total, String year) {
    projects.add(
        new AdoptedProject(
            item,
            source(item, name),
            task,
            name,
            null,
            new BigDecimal(count),
            new BigDecimal(total),
            new BigDecimal(year),
            null,
            null));
    return this;
  }

  public TestPlan drop(long item, String decision, String reason) {
    tasks.removeIf(t -> t.itemId() == item);
    targets.removeIf(t -> t.itemId() == item);
    dropped.add(new DroppedItem(item, "task", "", decision, reason));
    return this;
  }

  public AdoptedPlan version(int version) {
    return new AdoptedPlan(
        id,
        version,
        title,
        "规划",
        regionCode,
        regionPath,
        first,
        last,
        2020,
        Instant.parse("2025-01-02T00:00:00Z"),
        List.copyOf(tasks),
        List.copyOf(targets),
        List.copyOf(indicators),
        List.copyOf(projects),
        List.copyOf(dropped));
  }

  private static Source source(long item, String sentence) {
    return new Source(
        7,
        "云岫市规划.docx",
        (int) (item % 1000) * 10,
        (int) (item % 1000) * 10 + 9,
        sentence,
        List.of("第一章 生态", "一、水"));
  }
}
