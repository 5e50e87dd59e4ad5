package org.shanshui.platform.plans;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the compiling of one document may take.
 *
 * @param memory heap of the process that does it, as the Java machine writes it: {@code 512m}
 * @param time after which it is ended
 */
@ConfigurationProperties("shanshui.compile")
record ReaderSettings(@DefaultValue("512m") String memory, @DefaultValue("5m") Duration time) {
  public ReaderSettings {
    if (!memory.matches("[0-9]+[kKmMgG]")) {
      throw new IllegalArgumentException(
          "SHANSHUI_COMPILE_MEMORY 应形如 512m、1g · is written as 512m or 1g, not " + memory);
    }
  }
}
