package org.shanshui.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The heap of this process, by its memory pools. */
final class Heap {
  private Heap() {}

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** Collects garbage and lets the peak be counted anew. */
  static void reset() {
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Bytes that the pools held at their fullest since {@link #reset}; not all were full at once. */
  static long peak() {
    return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  /** Bytes still in use after the last collection of garbage: what the data itself needs. */
  static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Bytes that the heap may grow to. */
  static long limit() {
    return Runtime.getRuntime().maxMemory();
  }
}
