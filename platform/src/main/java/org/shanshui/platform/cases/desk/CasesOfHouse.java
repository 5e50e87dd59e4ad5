package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.CaseSummary;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Answer;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.subjects.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases, for the other modules. */
@Service
class CasesOfHouse implements Cases {
  private final CaseTable table;
  private final CaseOpening opening;
  private final CaseDesk desk;
  private final CaseEvidence evidence;
  private final CaseNumbers figures;
  private final Clock clock;

  CasesOfHouse(
      CaseTable table,
      CaseOpening opening,
      CaseDesk desk,
      CaseEvidence evidence,
      CaseNumbers figures,
      Clock clock) {
    this.table = table;
    this.opening = opening;
    this.desk = desk;
    this.evidence = evidence;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public Optional<CaseSummary> find(long id) {
    return table.find(id).map(this::summary);
  }

  @Override
  public Optional<CaseSummary> ofThisYear(String kind, Subject source) {
    Instant first = LocalDate.now(clock).withDayOfYear(1).atStartOfDay(clock.getZone()).toInstant();
    return table.latestOf(kind, source, first).flatMap(this::find);
  }

  @Override
  @Transactional
  public boolean goesOn(String kind, Subject source, String why) {
    Optional<CaseSummary> known = ofThisYear(kind, source);
    if (known.isEmpty()) {
      return false;
    }
    CaseRow row = desk.row(known.get().id());
    Step step = row.subject().state() instanceof State.Closed ? new Step.Reopen() : new Step.Note();
    return desk.attempt(row.id(), null, step, why, List.of()) instanceof Answer.Taken;
  }

  @Override
  @Transactional
  public void tell(String kind, Subject source, String text) {
    table
        .openOf(kind, source)
        .ifPresent(id -> desk.attempt(id, null, new Step.Note(), text, List.of()));
  }

  @Override
  public void hear(Subject source, String light) {
    table.hear(source, light);
  }

  @Override
  public CaseCounts counts(@Nullable String regionPath, @Nullable Long unitId) {
    return figures.counts(regionPath, unitId, clock.instant());
  }

  private CaseSummary summary(CaseRow row) {
    Case subject = row.subject();
    return new CaseSummary(
        row.id(),
        subject.kind().key(),
        row.title(),
        subject.state().word(),
        row.regionCode(),
        subject.state().leads().stream().map(s -> s.unitId()).toList(),
        row.source(),
        offset(subject.clock().due()),
        subject.clock().isLate(clock.instant()),
        row.foundAt().atZone(clock.getZone()).toOffsetDateTime(),
        offset(row.closedAt()));
  }

  private @Nullable OffsetDateTime offset(@Nullable Instant moment) {
    return moment == null ? null : moment.atZone(clock.getZone()).toOffsetDateTime();
  }

  @Override
  public long open(Opening fresh) {
    return opening.open(fresh);
  }

  @Override
  public boolean mayOpen(String kind, String regionPath) {
    return opening.mayOpen(kind, regionPath);
  }

  @Override
  public void take(long id, Step step, String text, List<Long> files) {
    desk.take(id, step, text, files);
  }

  @Override
  public long attach(long caseId, String name, byte[] file) {
    return evidence.attach(caseId, name, file);
  }
}
