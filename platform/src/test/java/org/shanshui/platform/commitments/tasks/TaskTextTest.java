package org.shanshui.platform.commitments.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell shows of a task's text. */
class TaskTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "深化清水溪(岚)流域治理：1.深化清水溪（岚）流域治理，完成五项工程。（责任单位：市水利局、市生态环境局） | 深化清水溪（岚）流域治理，完成五项工程。",
        "（一）建成三座湿地。【牵头单位：市林业局；配合单位：各县（市、区）政府】 | 建成三座湿地。",
        "3. 修复岸线12公里；[责任部门：市水利局] | 修复岸线12公里；",
        "12.5公里岸线修复 | 12.5公里岸线修复",
        "推进改革：完善制度，建立平台。 | 推进改革：完善制度，建立平台。",
        "（责任单位：市水利局） | 原题",
        "建立责任单位名录（含县级）。 | 建立责任单位名录（含县级）。"
      })
  void neitherTitleNorNumberNorOwnersTwice(String text, String shown) {
    assertThat(TaskText.shown(text, "原题")).isEqualTo(shown);
  }
}
