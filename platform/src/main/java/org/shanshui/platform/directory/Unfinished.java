package org.shanshui.platform.directory;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Refuses what would leave a unit's open affairs without anyone who answers for them. */
@Component
class Unfinished {
  private static final Actor HOUSE = Actor.house("机构人员");

  private final ObjectProvider<OpenAffairs> modules;
  private final TransactionTemplate aside;

  Unfinished(ObjectProvider<OpenAffairs> modules, PlatformTransactionManager transactions) {
    this.modules = modules;
    this.aside = new TransactionTemplate(transactions);
    aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    aside.setReadOnly(true);
  }

  /** Refuses to close a unit that still answers for something. */
  void mustBeNone(Unit unit) {
    List<OpenAffairs.Affair> open = all(unit, OpenAffairs::of);
    if (!open.isEmpty()) {
      throw Refusal.conflict(
              "directory.unit-has-open-affairs",
              "“%s”还有未了事项：%s。请先撤并到承接单位，或改由其他单位负责，再停用。".formatted(unit.name(), chinese(open)),
              "%s still has open affairs: %s; merge it into the unit that takes over, or give them to others first"
                  .formatted(unit.name(), english(open)))
          .asException();
    }
  }

  /** Refuses to take the last one who approves from a unit where something waits for approval. */
  void mustNotAwaitApproval(Unit unit) {
    List<OpenAffairs.Affair> open = all(unit, OpenAffairs::awaitingApproval);
    if (!open.isEmpty()) {
      throw Refusal.conflict(
              "directory.last-approver",
              "“%s”没有其他审核人，而%s。请先另设一名审核人。".formatted(unit.name(), chinese(open)),
              "%s has nobody else who approves, and %s: name another who approves first"
                  .formatted(unit.name(), english(open)))
          .asException();
    }
  }

  /**
   * Who administers people need not see what these work on. A transaction keeps the sight that it
   * was begun in, so the house looks in one of its own.
   */
  private List<OpenAffairs.Affair> all(
      Unit unit, BiFunction<OpenAffairs, Long, List<OpenAffairs.Affair>> which) {
    return Objects.requireNonNull(
        HOUSE.call(
            () ->
                aside.execute(
                    status ->
                        modules.stream()
                            .flatMap(module -> which.apply(module, unit.id()).stream())
                            .toList())));
  }

  private static String chinese(List<OpenAffairs.Affair> affairs) {
    return affairs.stream().map(OpenAffairs.Affair::chinese).collect(Collectors.joining("，"));
  }

  private static String english(List<OpenAffairs.Affair> affairs) {
    return affairs.stream().map(OpenAffairs.Affair::english).collect(Collectors.joining(", "));
  }
}
