package org.shanshui.platform.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A document in the way offices write them, for a city that needs more plans than the samples.
 *
 * @param group of projects that it states
 */
record MadePlan(Path file, String title, String group) {
  private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八");
  private static final List<String> OFFICES =
      List.of(
          "市发展改革委",
          "市经信局",
          "市教育局",
          "市财政局",
          "市自然资源和规划局",
          "市生态环境局",
          "市住房城乡建设局",
          "市交通运输局",
          "市水利局",
          "市农业农村局",
          "市商务局",
          "市文化广电旅游体育局",
          "市卫生健康委",
          "市林业局",
          "市综合行政执法局");

  /**
   * Writes one.
   *
   * @param number of the plan; tells titles apart
   * @param year of work points; 0 for a plan of 2024 to 2026
   * @param tasks how many
   * @param projects how many it states
   */
  static MadePlan write(
      Path folder, Phrases phrases, long seed, int number, int year, int tasks, int projects) {
    Random random = Chance.of(seed, "text", number);
    String theme = phrases.say("doc.theme", random);
    String title =
        year == 0
            ? "云岫市第%d批%s三年行动方案".formatted(number, theme)
            : "云岫市第%d批%s建设%d年工作要点".formatted(number, theme, year);
    StringBuilder text = new StringBuilder(title).append(year == 0 ? "\n（2024—2026年）\n\n" : "\n\n");
    text.append("为做好")
        .append(theme)
        .append("工作，")
        .append(phrases.say("doc.means", random))
        .append("，现作如下安排。\n");
    int sections = Math.min(NUMERALS.size(), 1 + tasks / 6);
    int written = 0;
    Set<String> titles = new HashSet<>();
    for (int section = 0; section < sections; section++) {
      text.append(NUMERALS.get(section))
          .append("、")
          .append(phrases.say("doc.head", random))
          .append('\n');
      int upTo = tasks * (section + 1) / sections;
      while (written < upTo) {
        written++;
        String task = phrases.say("doc.task", random);
        if (!titles.add(task)) {
          task += "第" + written + "项";
        }
        text.append(written)
            .append('.')
            .append(task)
            .append("。")
            .append(phrases.say("doc.means", random))
            .append("，")
            .append(phrases.say("doc.aim", random))
            .append("，")
            .append(phrases.say("doc.aim", random))
            .append("，")
            .append(phrases.say("doc.aim", random))
            .append("。（责任单位：")
            .append(String.join("、", offices(random)))
            .append("）\n");
      }
    }
    String group = theme + "重大项目";
    text.append(written + 1)
        .append(".抓好重大项目。全年安排")
        .append(group)
        .append(projects)
        .append("个，总投资")
        .append(60 + random.nextInt(180))
        .append("亿元。（责任单位：市发展改革委）\n");
    try {
      Path file = folder.resolve(title + ".txt");
      Files.writeString(file, text);
      return new MadePlan(file, title, group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> offices(Random random) {
    List<String> chosen = new ArrayList<>();
    int many = 1 + random.nextInt(3);
    while (chosen.size() < many) {
      String office = OFFICES.get(random.nextInt(OFFICES.size()));
      if (!chosen.contains(office)) {
        chosen.add(office);
      }
    }
    return chosen;
  }
}
