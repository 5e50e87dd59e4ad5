package org.shanshui.platform.sample;

import java.io.Serial;

/** Another node is building the city; half a city would show figures that do not agree. */
final class UnfinishedCity extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  UnfinishedCity() {
    super(
        "另一个程序正在这个数据库中建立样例城市，请等它建成后再启动。"
            + "\nAnother program is building the sample city in this database: start again when the city stands.");
  }
}
