package org.shanshui.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the lines of a title end. */
class TitleLinesTest {
  @ParameterizedTest
  @CsvSource({
    "2025年3月督查通报,2025年3月督查通报",
    "《云岫市水环境综合治理三年行动计划》2025年任务清单、措施清单和责任清单,《云岫市水环境综合治理三年行动计划》|2025年任务清单、措施清单和责任清单",
    "云岫市人民政府关于印发云岫市国民经济和社会发展年度工作要点的通知,云岫市人民政府关于印发云岫市|国民经济和社会发展年度工作要点的通知",
    "云岫市生态文明建设示范区创建工作领导小组办公室工作要点,云岫市生态文明建设示范区|创建工作领导小组办公室工作要点"
  })
  void wordsAreNeverBroken(String title, String lines) {
    assertThat(TitleLines.of(title, 20)).containsExactly(lines.split("\\|"));
  }

  @Test
  void whateverTheTitleNothingIsLost() {
    for (String title :
        List.of(
            "工",
            "abcdefghijklmnopqrstuvwxyzabcdefgh",
            "：：：：：：：：：：：：：：：：：：：：：：：：：",
            "清单".repeat(30))) {
      assertThat(String.join("", TitleLines.of(title, 20))).isEqualTo(title);
    }
  }
}
