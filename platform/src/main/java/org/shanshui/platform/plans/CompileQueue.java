package org.shanshui.platform.plans;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compiles uploaded documents in the background, on as many nodes as there are. Who takes a job
 * holds a lease on it and renews it; when a node dies its leases run out, and another takes over.
 */
@Component
class CompileQueue {
  private static final Logger log = LoggerFactory.getLogger(CompileQueue.class);
  private static final Actor COMPILER = Actor.house("规划编译");
  private static final int WORKERS = 2;
  private static final int MOST_ATTEMPTS = 3;

  /**
   * A document from this size on is compiled alone: one takes up to 40 times its size of memory.
   */
  private static final long LARGE = 4L << 20;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Drafting drafting;
  private final String node = UUID.randomUUID().toString();
  private final Map<Long, Job> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "compile-queue"));
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "compile"));
  private final Semaphore memory = new Semaphore(WORKERS, true);

  CompileQueue(JdbcClient jdbc, TransactionTemplate transaction, Drafting drafting) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.drafting = drafting;
  }

  /** A job of ours; the number of the attempt keeps an earlier holder from saving over it. */
  record Job(long draftId, int attempts) {}

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @EventListener
  void start(ApplicationReadyEvent event) {
    timer.scheduleWithFixedDelay(this::tick, 200, 500, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
    workers.shutdownNow();
    // What is half done is taken over at once, not after its lease.
    COMPILER.run(
        () ->
            jdbc.sql("update compile_job set lease_until = now() where node = ?")
                .param(node)
                .update());
  }

  private void tick() {
    try {
      COMPILER.run(this::renewAndTake);
    } catch (DataAccessException e) {
      log.warn(
          "编译队列：数据库暂不可用，稍后再试 · compile queue: no database, will try again: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      log.error("编译队列出错 · fault in the compile queue", e);
    }
  }

  private void renewAndTake() {
    if (!running.isEmpty()) {
      List<Long> ours =
          jdbc.sql(
                  "update compile_job set lease_until = now() + interval '30 seconds' where node = ? returning draft_id")
              .param(node)
              .query(Long.class)
              .list();
      running.keySet().retainAll(ours);
    }
    while (running.size() < WORKERS) {
      Optional<Job> job = claim();
      if (job.isEmpty()) {
        return;
      }
      running.put(job.get().draftId(), job.get());
      workers.execute(() -> COMPILER.run(() -> compile(job.get())));
    }
  }

  /** The job that has waited longest, of those that nobody works at. */
  Optional<Job> claim() {
    return jdbc.sql(
            """
            update compile_job set node = ?, attempts = attempts + 1, lease_until = now() + interval '30 seconds',
              step = 'reading', percent = 5
            where draft_id = (select draft_id from compile_job where lease_until is null or lease_until < now()
                              order by queued_at limit 1 for update skip locked)
            returning draft_id, attempts
            """)
        .param(node)
        .query(RecordRows.of(Job.class))
        .optional();
  }

  /** Does the job unless somebody else has it by now. */
  void compile(Job job) {
    try {
      if (job.attempts() > MOST_ATTEMPTS) {
        fail(
            job,
            "编译此文件时程序多次中断（可能内存不够）。请拆分文件，或加大内存（SHANSHUI_MEMORY=2g）后重试。"
                + " · the application stopped several times while compiling this file, perhaps for want of memory: split it, or retry with more memory");
        return;
      }
      read(job);
    } catch (UnreadableException e) {
      fail(job, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      fail(
          job,
          "内存不够，读不了这么大的文件。请拆分，或加大内存（SHANSHUI_MEMORY=2g）后重试。"
              + " · out of memory: split the file, or retry with more memory");
    } catch (StackOverflowError e) {
      fail(job, "文档嵌套过深，请另存为 .txt 再传。 · the document is nested too deeply: save it as .txt");
    } catch (DataAccessException e) {
      // The lease runs out and the job is taken again.
      log.warn("编译结果未能保存，将重试 · result not saved, will be compiled again: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("编译草案 {} 出错 · fault while compiling draft", job.draftId(), e);
      fail(
          job,
          "程序内部错误，请把此文件与时间报告给我们。 · a fault in Shanshui, please report it with this file: "
              + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.remove(job.draftId());
    }
  }

  private void read(Job job) throws UnreadableException, InterruptedException {
    Drafting.File file = drafting.file(job.draftId());
    int needed = file.content().length > LARGE ? WORKERS : 1;
    memory.acquire(needed);
    try {
      step(job, "reading", 10);
      Document document = DocumentReaders.read(file.name(), file.content());
      step(job, "compiling", 40);
      DraftReading reading = DraftReading.of(document);
      step(job, "saving", 80);
      transaction.executeWithoutResult(
          status -> {
            if (finish(job)) {
              drafting.save(job.draftId(), document.format(), reading);
            }
          });
    } finally {
      memory.release(needed);
    }
  }

  private void step(Job job, String step, int percent) {
    jdbc.sql("update compile_job set step = ?, percent = ? where draft_id = ? and attempts = ?")
        .params(step, percent, job.draftId(), job.attempts())
        .update();
  }

  /** Whether the job was still ours. */
  private boolean finish(Job job) {
    return jdbc.sql("delete from compile_job where draft_id = ? and attempts = ?")
            .params(job.draftId(), job.attempts())
            .update()
        == 1;
  }

  private void fail(Job job, String fault) {
    transaction.executeWithoutResult(
        status -> {
          if (finish(job)) {
            jdbc.sql(
                    "update plan_draft set state = 'failed', fault = ?, version = version + 1 where id = ?")
                .params(fault.replace('\0', '\uFFFD'), job.draftId())
                .update();
          }
        });
  }
}
