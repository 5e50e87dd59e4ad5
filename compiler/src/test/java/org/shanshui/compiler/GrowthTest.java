package org.shanshui.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.write.PlanJson;

/** Time grows with the size of the text, whatever the text is. */
class GrowthTest {
  private static final int SMALL = 3_000;
  private static final int TIMES = 10;

  /**
   * Ten times the text in at most thirty times the time; where time is square it takes a hundred.
   */
  private static final double MOST = 30;

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "全市新增公共停车位2500个，绿地率提高到40%以上；\n",
        "全市新增公共停车位2500个，绿地率提高到40%以上；",
        "新增车位25个和绿地3公顷",
        "绿地25个、",
        "7 ",
        "《1",
        "）1",
        "（新增3个",
        "由1%",
        "1-",
        "分别3个、",
        "市水利局、",
        "（责任单位：市水利局、",
        "1.\n",
        "1\n绿地率\n",
        "绿地率\n1\n2\n",
        "一、绿地和水\n绿地水\n"
      })
  void timeGrowsWithSize(String unit) throws Exception {
    String small = unit.repeat(SMALL / unit.length());
    String large = small.repeat(TIMES);
    for (int i = 0; i < 5; i++) {
      nanos(small);
    }
    double usual = Math.max(1_000_000, median(small));
    // What disturbs a measurement makes it longer: one that is short enough will do.
    double ratio = nanos(large) / usual;
    for (int i = 0; i < 2 && ratio >= MOST; i++) {
      ratio = Math.min(ratio, nanos(large) / usual);
    }
    assertTrue(ratio < MOST, "%d times the text took %.0f times".formatted(TIMES, ratio));
  }

  private static long median(String text) throws Exception {
    long[] nanos = new long[3];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = nanos(text);
    }
    Arrays.sort(nanos);
    return nanos[1];
  }

  /** Processor time of this thread, which the load of the machine hardly changes. */
  private static long nanos(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long begun = CLOCK.getCurrentThreadCpuTime();
    PlanJson.write(
        PlanCompiler.compile(DocumentReaders.read("plan.txt", bytes)),
        OutputStream.nullOutputStream());
    return CLOCK.getCurrentThreadCpuTime() - begun;
  }
}
