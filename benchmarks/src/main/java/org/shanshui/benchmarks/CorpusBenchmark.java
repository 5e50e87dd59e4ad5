package org.shanshui.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * The compiler over a whole corpus against a word segmenter over the same text: warm-up, then
 * rounds in turn, so that both meet the same machine.
 *
 * <p>Arguments: measured rounds (3), then thread counts (1 2).
 */
public final class CorpusBenchmark {
  /**
   * The same for both, whoever does more rounds in it: the machine's compiler works by the clock.
   */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private final Corpus corpus;
  private final int rounds;
  private final Report report;

  /** What one thread did in a round. */
  private record Share(long found, long processorNanos) {}

  /**
   * One pass over the corpus.
   *
   * @param processorSeconds of all threads together, which other programs on the machine disturb
   *     less
   * @param peakHeap bytes
   */
  private record Round(double seconds, double processorSeconds, long peakHeap) {}

  private CorpusBenchmark(Corpus corpus, int rounds, Report report) {
    this.corpus = corpus;
    this.rounds = rounds;
    this.report = report;
  }

  /** Measures, prints and keeps the figures. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    List<Integer> threads = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      threads.add(Integer.valueOf(args[i]));
    }
    if (threads.isEmpty()) {
      threads = List.of(1, 2);
    }
    Corpus corpus = Corpus.ofReference();
    Report report = new Report("corpus", "The compiler beside a word segmenter, one run");
    report.say(
        "%d documents, %.1f MB of UTF-8. %d s of warm-up each, then %d measured rounds in turn; medians."
            .formatted(corpus.texts().size(), corpus.bytes() / 1e6, WARM_UP.toSeconds(), rounds));
    new CorpusBenchmark(corpus, rounds, report).measure(threads);
    report.keep();
  }

  private void measure(List<Integer> threadCounts) throws Exception {
    report.say("");
    report.heads(
        "threads",
        "contender",
        "MB/s",
        "rounds, s",
        "MB a second of processor time",
        "peak heap, MB",
        "ratio",
        "ratio by processor time");
    for (int threads : threadCounts) {
      Map<Contender, List<Round>> measured = new EnumMap<>(Contender.class);
      for (Contender contender : Contender.values()) {
        measured.put(contender, new ArrayList<>());
        long warm = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < warm) {
          round(contender, threads);
        }
      }
      for (int i = 0; i < rounds; i++) {
        for (Contender contender : Contender.values()) {
          roundsOf(contender, measured).add(round(contender, threads));
        }
      }
      double peer = speed(roundsOf(Contender.HANLP, measured), Round::seconds);
      double peerOnProcessor = speed(roundsOf(Contender.HANLP, measured), Round::processorSeconds);
      for (Contender contender : Contender.values()) {
        List<Round> own = roundsOf(contender, measured);
        double speed = speed(own, Round::seconds);
        double onProcessor = speed(own, Round::processorSeconds);
        report.row(
            threads,
            contender.title(),
            speed,
            own.stream().map(round -> "%.2f".formatted(round.seconds())).toList(),
            onProcessor,
            own.stream().mapToLong(Round::peakHeap).max().orElse(0) >> 20,
            speed / peer,
            onProcessor / peerOnProcessor);
      }
    }
    report.say("");
    report.say(
        ("Peak heap is the sum of the pools' peaks under the heap limit above, the decoded texts (%d MB)"
                + " and both contenders' dictionaries included.")
            .formatted(textBytes() >> 20));
  }

  private static List<Round> roundsOf(Contender contender, Map<Contender, List<Round>> measured) {
    return Objects.requireNonNull(measured.get(contender), "each contender's rounds are kept");
  }

  private double speed(List<Round> rounds, ToDoubleFunction<Round> seconds) {
    return corpus.bytes()
        / 1e6
        / Report.median(rounds.stream().map(seconds::applyAsDouble).toList());
  }

  private long textBytes() {
    return corpus.texts().stream()
        .flatMap(text -> text.lines().stream())
        .mapToLong(line -> 2L * line.length())
        .sum();
  }

  /** The whole corpus once. */
  private Round round(Contender contender, int threads)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    Callable<Share> worker =
        () -> {
          ThreadMXBean clock = ManagementFactory.getThreadMXBean();
          long begun = clock.getCurrentThreadCpuTime();
          long found = 0;
          for (int i = next.getAndIncrement();
              i < corpus.texts().size();
              i = next.getAndIncrement()) {
            found += contender.process(corpus.texts().get(i));
          }
          return new Share(found, clock.getCurrentThreadCpuTime() - begun);
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Heap.reset();
      long begun = System.nanoTime();
      long found = 0;
      long processor = 0;
      for (Future<Share> share : pool.invokeAll(Collections.nCopies(threads, worker))) {
        found += share.get().found();
        processor += share.get().processorNanos();
      }
      if (found == 0) {
        throw new IllegalStateException(contender + " found nothing in the corpus");
      }
      return new Round((System.nanoTime() - begun) / 1e9, processor / 1e9, Heap.peak());
    } finally {
      pool.shutdown();
    }
  }
}
