package org.shanshui.platform.plans;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/**
 * The reading processes that run. One is started when it is needed, serves one document after
 * another, and is ended when nothing has come for a while, for it holds memory.
 */
@Component
class ReaderPool {
  private static final Duration IDLE = Duration.ofMinutes(1);

  private record Idle(ReaderProcess reader, long since) {}

  private final ReaderSettings limits;
  private final Deque<Idle> idle = new ArrayDeque<>();

  ReaderPool(ReaderSettings limits) {
    this.limits = limits;
  }

  /** One that is for the caller alone until it is given back or closed. */
  ReaderProcess take() throws IOException {
    synchronized (idle) {
      while (!idle.isEmpty()) {
        ReaderProcess reader = idle.pop().reader();
        if (reader.isWell()) {
          return reader;
        }
      }
    }
    return ReaderProcess.start(limits);
  }

  /** Takes one back, if it is well. */
  void giveBack(ReaderProcess reader) {
    if (reader.isWell()) {
      synchronized (idle) {
        idle.push(new Idle(reader, System.nanoTime()));
      }
    }
  }

  /** Ends those that have had nothing to do for long. */
  void rest() {
    synchronized (idle) {
      while (!idle.isEmpty() && System.nanoTime() - idle.peekLast().since() > IDLE.toNanos()) {
        idle.removeLast().reader().close();
      }
    }
  }

  @PreDestroy
  void close() {
    synchronized (idle) {
      idle.forEach(one -> one.reader().close());
      idle.clear();
    }
  }
}
