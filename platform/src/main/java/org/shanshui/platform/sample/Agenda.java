package org.shanshui.platform.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.calendar.WorkingCalendar;

/**
 * What happens in the city and when. Acts of one hour are done side by side, by several hands; the
 * next hour begins when all of them are done. An act may put others on the agenda, for later hours.
 */
final class Agenda {
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /**
   * When people sit at their desks and do something: once a day, each day of six at another time.
   * The fewer the hours, the more is done side by side. The house does its own work at night.
   */
  private static final List<LocalTime> HOURS =
      List.of(
          LocalTime.of(9, 5),
          LocalTime.of(14, 40),
          LocalTime.of(10, 40),
          LocalTime.of(16, 15),
          LocalTime.of(9, 35),
          LocalTime.of(15, 5));

  private static final LocalTime EARLY = LocalTime.of(8, 20);
  private static final LocalTime NIGHT = LocalTime.of(6, 30);

  /** What happens before any hand may be moved: time has got there, and all is told. */
  interface Turn {
    void to(Instant hour);
  }

  private final WorkingCalendar calendar;
  private final TreeMap<Instant, List<Runnable>> acts = new TreeMap<>();
  private @Nullable Instant now;

  Agenda(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** The working hour of a day; of the next working day where that is none. */
  static Instant hour(WorkingCalendar calendar, LocalDate day) {
    LocalDate working = calendar.nextWorkingDay(day);
    LocalTime hour = HOURS.get(working.getDayOfYear() % HOURS.size());
    return working.atTime(hour).atZone(CHINA).toInstant();
  }

  /** The hour some working days from now, later than this one. */
  Instant after(int workingDays) {
    LocalDate day = today();
    Instant hour =
        hour(calendar, workingDays == 0 ? day : calendar.plusWorkingDays(day, workingDays));
    return hour.isAfter(now())
        ? hour
        : hour(calendar, calendar.plusWorkingDays(day, workingDays + 1));
  }

  LocalDate today() {
    return LocalDate.ofInstant(now(), CHINA);
  }

  synchronized Instant now() {
    if (now == null) {
      throw new IllegalStateException("The agenda has not begun");
    }
    return now;
  }

  /** Something on a working day; on the next one if that day is over. */
  void on(LocalDate day, Runnable act) {
    Instant hour = hour(calendar, day);
    at(isOver(hour) ? after(1) : hour, act);
  }

  private synchronized boolean isOver(Instant hour) {
    return now != null && !hour.isAfter(now);
  }

  /** Something before the offices open. */
  void atNight(LocalDate day, Runnable act) {
    at(day.atTime(NIGHT).atZone(CHINA).toInstant(), act);
  }

  /** Something before all others of a working day. */
  void early(LocalDate day, Runnable act) {
    at(calendar.nextWorkingDay(day).atTime(EARLY).atZone(CHINA).toInstant(), act);
  }

  /** Something some working days from now. */
  void in(int workingDays, Runnable act) {
    at(after(workingDays), act);
  }

  synchronized void at(Instant hour, Runnable act) {
    if (now != null && !hour.isAfter(now)) {
      throw new IllegalArgumentException(hour + " is over, it is " + now);
    }
    acts.computeIfAbsent(hour, h -> new ArrayList<>()).add(act);
  }

  /**
   * Lets happen what is to happen before the end; what lies later is left out.
   *
   * @param turn is called before each hour
   */
  void play(Instant end, int hands, Turn turn) {
    ExecutorService workers = Executors.newFixedThreadPool(hands);
    try {
      for (Map.Entry<Instant, List<Runnable>> next = next(end); next != null; next = next(end)) {
        turn.to(next.getKey());
        doAll(workers, next.getValue());
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private synchronized Map.@Nullable Entry<Instant, List<Runnable>> next(Instant end) {
    if (acts.isEmpty() || !acts.firstKey().isBefore(end)) {
      return null;
    }
    now = acts.firstKey();
    return acts.pollFirstEntry();
  }

  private static void doAll(ExecutorService workers, List<Runnable> acts) {
    if (acts.size() == 1) {
      acts.get(0).run();
      return;
    }
    List<Future<?>> doing = new ArrayList<>();
    acts.forEach(act -> doing.add(workers.submit(act)));
    for (Future<?> one : doing) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
