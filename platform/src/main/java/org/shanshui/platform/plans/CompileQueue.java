package org.shanshui.platform.plans;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.database.Seldom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compiles uploaded documents in the background, on as many nodes as there are, each in a process
 * of its own ({@link Reader}). Who takes a job holds a lease on it and renews it; when a node dies
 * its leases run out, and another takes over. A job that is cancelled is no longer held by anyone,
 * and its process is ended.
 */
@Component
class CompileQueue {
  private static final Logger log = LoggerFactory.getLogger(CompileQueue.class);
  private static final Actor COMPILER = Actor.house("规划编译");
  private static final int WORKERS = 2;
  private static final int MOST_ATTEMPTS = 3;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Drafting drafting;
  private final ReaderPool readers;
  private final Seldom trouble = new Seldom();
  private final String node = UUID.randomUUID().toString();
  private final Map<Long, Work> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "compile-queue"));
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "compile"));
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "compile-alarm"));

  CompileQueue(
      JdbcClient jdbc, TransactionTemplate transaction, Drafting drafting, ReaderPool readers) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.drafting = drafting;
    this.readers = readers;
  }

  /** A job of ours; the number of the attempt keeps an earlier holder from saving over it. */
  record Job(long draftId, int attempts) {}

  /** A job as it is worked at: it can be ended from outside at any moment. */
  private static final class Work {
    private @Nullable ReaderProcess reader;
    private boolean ended;

    /** The process that does it now; null if none does any more. */
    synchronized void by(@Nullable ReaderProcess now) {
      reader = now;
      if (ended && now != null) {
        now.close();
      }
    }

    synchronized void end() {
      ended = true;
      if (reader != null) {
        reader.close();
      }
    }
  }

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
    workers.shutdown();
    alarms.shutdownNow();
    running.values().forEach(Work::end);
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
      if (trouble.isDue()) {
        log.warn(
            "编译队列：数据库暂不可用，稍后再试 · compile queue: no database, will try again: {}",
            e.getMostSpecificCause().getMessage());
      }
    } catch (RuntimeException | Error e) {
      if (trouble.isDue()) {
        log.error("编译队列出错 · fault in the compile queue", e);
      }
    }
  }

  private void renewAndTake() {
    if (!running.isEmpty()) {
      List<Long> ours =
          jdbc.sql(
                  "update compile_job set lease_until = now() + interval '30 seconds' where node = ? and draft_id = any (?) returning draft_id")
              .params(node, running.keySet().toArray(Long[]::new))
              .query(Long.class)
              .list();
      running.forEach(
          (draft, work) -> {
            if (!ours.contains(draft)) {
              work.end();
            }
          });
    }
    readers.rest();
    while (running.size() < WORKERS) {
      Optional<Job> job = claim();
      if (job.isEmpty()) {
        return;
      }
      Work work = new Work();
      running.put(job.get().draftId(), work);
      workers.execute(
          () -> {
            try {
              COMPILER.run(() -> compile(job.get(), work));
            } finally {
              running.remove(job.get().draftId(), work);
            }
          });
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
    compile(job, new Work());
  }

  private void compile(Job job, Work work) {
    try {
      if (job.attempts() > MOST_ATTEMPTS) {
        fail(
            job,
            "编译此文件时程序多次中断（可能内存不够）。请拆分文件，或加大内存（SHANSHUI_MEMORY=2g）后重试。"
                + " · the application stopped several times while compiling this file, perhaps for want of memory: split it, or retry with more memory");
        return;
      }
      step(job, "reading", 10);
      DraftReading reading = read(job, work);
      step(job, "saving", 80);
      transaction.executeWithoutResult(
          status -> {
            if (finish(job)) {
              drafting.save(job.draftId(), reading);
            }
          });
    } catch (ReaderProcess.RefusedException e) {
      fail(job, String.valueOf(e.getMessage()));
    } catch (ReaderProcess.AbandonedException e) {
      log.info("草案 {} 的编译已中止 · compiling this draft was ended", job.draftId());
    } catch (DataAccessException e) {
      // The lease runs out and the job is taken again.
      log.warn("编译结果未能保存，将重试 · result not saved, will be compiled again: {}", e.getMessage());
    } catch (IOException | RuntimeException e) {
      log.error("编译草案 {} 出错 · fault while compiling draft", job.draftId(), e);
      fail(
          job,
          "程序内部错误，请把此文件与时间报告给我们。 · a fault in Shanshui, please report it with this file: "
              + e.getClass().getSimpleName());
    }
  }

  private DraftReading read(Job job, Work work)
      throws IOException, ReaderProcess.RefusedException, ReaderProcess.AbandonedException {
    Drafting.File file = drafting.file(job.draftId());
    ReaderProcess reader = readers.take();
    work.by(reader);
    try {
      return reader.read(file.name(), file.content(), () -> step(job, "compiling", 40), alarms);
    } finally {
      work.by(null);
      readers.giveBack(reader);
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
