package org.shanshui.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which marks are written full-width. */
class FullWidthTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "各县(市、区)政府 | 各县（市、区）政府",
        "水质(COD)达标,率先完成;办结:是 | 水质（COD）达标，率先完成；办结：是",
        "PM2.5 (ug/m3) 1,000 10:30 | PM2.5 (ug/m3) 1,000 10:30",
        "(一)总体要求 | （一）总体要求",
        "f(x) ( | f(x) ("
      })
  void marksAmongChinese(String text, String written) {
    assertThat(FullWidth.of(text)).isEqualTo(written);
  }
}
