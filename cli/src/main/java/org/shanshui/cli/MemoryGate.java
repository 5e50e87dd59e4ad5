package org.shanshui.cli;

import java.util.concurrent.Semaphore;

/**
 * Lets as many files be compiled at once as the heap has room for; a file too large to share it
 * goes alone.
 */
final class MemoryGate {
  /** Heap that a byte of a document takes while it is compiled, with room to spare. */
  private static final int HEAP_PER_BYTE = 40;

  private static final int UNIT = 1 << 14;

  private final int units;
  private final Semaphore free;

  /**
   * @param heap in bytes
   */
  MemoryGate(long heap) {
    units = Math.max(1, (int) Math.min(Integer.MAX_VALUE, heap / HEAP_PER_BYTE / UNIT));
    // Fair, or a large file would wait until all small ones were done.
    free = new Semaphore(units, true);
  }

  /** Waits until a file of {@code size} bytes has room; returns what to {@link #leave} with. */
  int enter(long size) throws InterruptedException {
    int needed = (int) Math.max(1, Math.min(units, size / UNIT + 1));
    free.acquire(needed);
    return needed;
  }

  /** Waits until no other file is being compiled. */
  int enterAlone() throws InterruptedException {
    free.acquire(units);
    return units;
  }

  void leave(int entered) {
    free.release(entered);
  }
}
