package org.shanshui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryGateTest {
  @Test
  void aFileLargerThanTheHeapGoesAlone() throws InterruptedException {
    MemoryGate gate = new MemoryGate(64 << 20);
    int small = gate.enter(1000);
    CountDownLatch entered = new CountDownLatch(1);
    Thread large =
        new Thread(
            () -> {
              try {
                gate.leave(gate.enter(Integer.MAX_VALUE));
                entered.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    large.start();
    assertFalse(entered.await(50, TimeUnit.MILLISECONDS));
    gate.leave(small);
    assertTrue(entered.await(10, TimeUnit.SECONDS));
    large.join();
  }

  @Test
  void smallFilesShare() throws InterruptedException {
    MemoryGate gate = new MemoryGate(64 << 20);
    assertEquals(1, gate.enter(1000));
    assertEquals(1, gate.enter(1000));
  }
}
