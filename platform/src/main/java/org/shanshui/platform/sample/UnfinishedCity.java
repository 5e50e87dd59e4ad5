package org.shanshui.platform.sample;

import java.io.Serial;

/** The building of the city was broken off; half a city would show figures that do not agree. */
final class UnfinishedCity extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  UnfinishedCity(String folder) {
    super(
        "上次建立样例城市时中断，数据不完整。请删除数据目录 %s（只含样例数据）后重新启动。".formatted(folder)
            + "\nThe building of the sample city was broken off. Delete the data folder %s (it holds nothing but samples) and start again."
                .formatted(folder));
  }
}
