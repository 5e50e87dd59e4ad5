package org.shanshui.platform.commitments.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskIntakeTest {

  @Test
  void aHeadingNamesTheTaskAndIsNoMeasure() {
    String text = "（一）清理岸边垃圾。2025年9月底前，清理岸边堆积物1.2万立方米；整治点位36处。（责任单位：市水利局）";
    assertThat(TaskIntake.measures("清理岸边垃圾", text))
        .containsExactly("2025年9月底前，清理岸边堆积物1.2万立方米；", "整治点位36处。");
  }

  @Test
  void aTaskOfOneSentenceIsItsOwnMeasure() {
    assertThat(TaskIntake.measures("编制湿地名录", "3.编制湿地名录。")).containsExactly("编制湿地名录。");
    assertThat(TaskIntake.measures("新建绿道20公里，改造30公里", "新建绿道20公里，改造30公里。建成公园2个。"))
        .containsExactly("新建绿道20公里，改造30公里。", "建成公园2个。");
  }

  @Test
  void ofARowOfATableOnlyTheCellOfTheTaskCounts() {
    assertThat(TaskIntake.measures("管网普查和改造", "管网普查和改造 市住房城乡建设局 市水利局 2026年10月"))
        .containsExactly("管网普查和改造");
  }

  @Test
  void aNumberThatBelongsToTheSentenceStays() {
    assertThat(TaskIntake.title("（一）清理岸边垃圾")).isEqualTo("清理岸边垃圾");
    assertThat(TaskIntake.title("2025年底前完成普查。")).isEqualTo("2025年底前完成普查");
    assertThat(TaskIntake.title("1.2万亩农田建成。")).isEqualTo("1.2万亩农田建成");
    assertThat(TaskIntake.title("三个片区通水。")).isEqualTo("三个片区通水");
  }
}
