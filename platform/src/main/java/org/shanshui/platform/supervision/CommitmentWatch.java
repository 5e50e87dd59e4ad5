package org.shanshui.platform.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.CaseClosed;
import org.shanshui.platform.cases.CaseSummary;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.LightChanged;
import org.shanshui.platform.commitments.Reportable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a supervision case (督办) for a commitment that is overdue, or has been behind for some days:
 * one in a year, however often the light is told and however it swings. What comes back in the same
 * year goes on in the case it had.
 */
@Component
class CommitmentWatch {
  private static final Actor WATCH = Actor.house("承诺亮灯督办");
  private static final Set<String> COMMITMENTS =
      Arrays.stream(CommitmentKind.values()).map(Enum::name).collect(Collectors.toSet());

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Commitments commitments;
  private final Regions regions;
  private final Kinds kinds;
  private final TransactionTemplate transaction;
  private final Notices notices;
  private final Clock clock;

  CommitmentWatch(
      JdbcClient jdbc,
      Cases cases,
      Commitments commitments,
      Regions regions,
      Kinds kinds,
      TransactionTemplate transaction,
      Notices notices,
      Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.commitments = commitments;
    this.regions = regions;
    this.kinds = kinds;
    this.transaction = transaction;
    this.notices = notices;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void lightChanged(LightChanged change) {
    hear(change);
  }

  void hear(LightChanged change) {
    Subject source = new Subject(change.kind().name(), change.id());
    boolean late = change.to().isLate();
    // The watch first and then the case, as the day's round holds them: or two that bring news of
    // one commitment would wait for each other.
    if (late) {
      // The same news twice changes nothing; news of another light begins anew.
      jdbc.sql(
              """
              insert into case_watch (commitment_kind, commitment_id, light, since) values (?, ?, ?, ?)
              on conflict (commitment_id) do update set light = excluded.light, since = excluded.since, opened = false
              where case_watch.light <> excluded.light
              """)
          .params(change.kind().name(), change.id(), change.to().name(), change.on())
          .update();
    } else {
      jdbc.sql("delete from case_watch where commitment_id = ?").param(change.id()).update();
    }
    cases.hear(source, change.to().name());
    if (late) {
      openIfDue(change.id());
    } else {
      kinds
          .openedBy("commitment")
          .ifPresent(
              kind ->
                  cases.tell(
                      kind.key(),
                      source,
                      change.to() == Light.COMPLETED
                          ? "该承诺事项已转为“完成”，请领办单位报结。"
                          : "该承诺事项已转为“正常”，可按程序报结。"));
    }
  }

  /**
   * A case that is closed as mended leaves its commitment as it was: only a report completes that.
   * Whoever answers for it is told that it is asked for.
   */
  @ApplicationModuleListener
  void closed(CaseClosed closed) {
    if (closed.source() == null || !closed.outcome().equals("resolved")) {
      return;
    }
    commitment(closed.source())
        .filter(CommitmentWatch::isLate)
        .ifPresent(
            late ->
                notices.tellUnit(
                    late.leadUnitId(),
                    new Message(
                        NoticeKind.TO_DO,
                        "case:" + closed.id() + ":closed:still-late",
                        "督办案件 #%d 已办结，但“%s”在清单中仍未完成：请在下一次报送中填报完成情况。"
                            .formatted(closed.id(), late.title()),
                        "Case #%d is closed, yet \"%s\" is still late: report its completion with the next sheet."
                            .formatted(closed.id(), late.title()),
                        Commitments.href(late.kind(), late.id()),
                        null)));
  }

  /** What has been behind for long enough by now. */
  @Scheduled(cron = "0 20 6 * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "case-commitments")
  void daily() {
    WATCH.run(
        () -> {
          List<Long> waiting =
              jdbc.sql("select commitment_id from case_watch where not opened order by since")
                  .query(Long.class)
                  .list();
          for (long id : waiting) {
            transaction.executeWithoutResult(status -> openIfDue(id));
          }
        });
  }

  private record Watched(String commitmentKind, String light, LocalDate since) {}

  private void openIfDue(long commitmentId) {
    Optional<Watched> watched =
        jdbc.sql(
                "select commitment_kind, light, since from case_watch where commitment_id = ? and not opened for update")
            .param(commitmentId)
            .query(RecordRows.of(Watched.class))
            .optional();
    if (watched.isEmpty()) {
      return;
    }
    Optional<Kind> kind = kinds.openedBy("commitment");
    if (kind.isEmpty()) {
      return;
    }
    Light light = Light.valueOf(watched.get().light());
    Kind.OpenWhen when = kind.get().openWhen();
    int days = light == Light.OVERDUE ? when.overdueDays() : when.behindDays();
    LocalDate today = LocalDate.now(clock);
    if (days < 0 || watched.get().since().plusDays(days).isAfter(today)) {
      return;
    }
    Optional<Reportable> commitment = commitments.find(commitmentId);
    if (commitment.isPresent()) {
      open(kind.get(), commitment.get(), light);
    }
    jdbc.sql("update case_watch set opened = true where commitment_id = ?")
        .param(commitmentId)
        .update();
  }

  /** Whether the actor may open a case for this commitment by hand: it is late, or far behind. */
  boolean mayOpen(Subject subject) {
    return kinds.openedBy("commitment").stream()
        .anyMatch(
            kind ->
                commitment(subject)
                    .filter(CommitmentWatch::isLate)
                    .filter(late -> cases.mayOpen(kind.key(), late.regionPath()))
                    .isPresent());
  }

  /**
   * What a case is opened for: the task that states the commitment, if that is late as well, else
   * the commitment itself.
   */
  private Reportable matter(Reportable commitment) {
    return commitments.statedBy(commitment.id()).filter(CommitmentWatch::isLate).orElse(commitment);
  }

  /** Whether it is late or behind by now. */
  boolean isLate(Subject subject) {
    return commitment(subject).filter(CommitmentWatch::isLate).isPresent();
  }

  /** The commitment that a subject is, if it is one and in sight. */
  private Optional<Reportable> commitment(Subject subject) {
    return isCommitment(subject)
        ? commitments.find(subject.id()).filter(found -> subject(found).equals(subject))
        : Optional.empty();
  }

  static boolean isCommitment(Subject subject) {
    return COMMITMENTS.contains(subject.type());
  }

  private static Subject subject(Reportable commitment) {
    return new Subject(commitment.kind().name(), commitment.id());
  }

  /** This year's case of the matter that a commitment belongs to, if the actor sees it. */
  Optional<CaseSummary> caseOf(Subject subject) {
    return kinds
        .openedBy("commitment")
        .flatMap(
            kind ->
                commitment(subject)
                    .flatMap(
                        found ->
                            ofThisYear(kind, found).or(() -> ofThisYear(kind, matter(found)))));
  }

  private Optional<CaseSummary> ofThisYear(Kind kind, Reportable commitment) {
    return cases.ofThisYear(kind.key(), subject(commitment));
  }

  static boolean isLate(Reportable commitment) {
    return commitment.light().isLate();
  }

  /**
   * Opens a case for a commitment that is late, in the name of the actor, or lets the one go on
   * that it had this year; its number.
   */
  @Transactional
  public long openByHand(Subject subject) {
    Kind kind =
        kinds
            .openedBy("commitment")
            .orElseThrow(
                () ->
                    Refusal.conflict(
                            "supervision.no-kind",
                            "没有因承诺事项立案的案件类型。",
                            "no kind of cases comes from commitments")
                        .asException());
    Reportable commitment =
        commitment(subject)
            .orElseThrow(
                () ->
                    Refusal.missing(
                            "supervision.no-commitment",
                            "没有这一承诺事项，或不在您的数据范围内。",
                            "there is no such commitment, or it is out of your sight")
                        .asException());
    if (!isLate(commitment)) {
      throw Refusal.conflict(
              "supervision.not-late",
              "该事项没有逾期也没有滞后，不能发起督办。",
              "it is neither overdue nor behind: nothing to supervise")
          .asException();
    }
    if (!cases.mayOpen(kind.key(), commitment.regionPath())) {
      throw Refusal.denied(
              "supervision.role-may-not",
              "您的角色不能发起督办，或该事项所在地区不在您的范围内。",
              "your role does not open supervision cases, or not in this region")
          .asException();
    }
    open(kind, commitment, commitment.light());
    return caseOf(subject).orElseThrow().id();
  }

  private void open(Kind kind, Reportable commitment, Light light) {
    Reportable matter = matter(commitment);
    if (matter.id() != commitment.id()) {
      // One matter, one case: the task's, which is told of what else is late in it.
      if (ofThisYear(kind, matter).isEmpty()) {
        open(kind, matter, matter.light());
      }
      cases.goesOn(
          kind.key(),
          subject(matter),
          "同一任务的“" + commitment.title() + "”：" + commitment.lightReason());
      return;
    }
    String word = light == Light.OVERDUE ? "逾期" : "滞后";
    String title = word + "督办：" + commitment.title();
    String regionCode =
        regions
            .byPath(commitment.regionPath())
            .map(regions::living)
            .map(Region::code)
            .orElse(Regions.NATION);
    Subject source = subject(commitment);
    if (cases.goesOn(kind.key(), source, commitment.lightReason())) {
      cases.hear(source, light.name());
      return;
    }
    cases.open(
        new Opening(
            kind.key(),
            new Opening.Origin(source, light.name()),
            Opening.titled(title),
            commitment.lightReason()
                + (commitment.sentence() == null
                    ? ""
                    : "\n原文：" + commitment.sentence() + "（" + commitment.document() + "）"),
            Map.of(),
            regionCode,
            List.of(commitment.leadUnitId()),
            null,
            null,
            null,
            null));
  }
}
