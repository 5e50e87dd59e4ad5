package org.shanshui.platform.commitments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.commitments.targets.TargetValues;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.plans.AdoptedPlan;
import org.shanshui.platform.plans.AdoptedTask;
import org.shanshui.platform.plans.OwnerNamed;
import org.shanshui.platform.plans.Plans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a unit answer for what its plan asked of it, once its name is known: as lead where nobody
 * was named until then, as support where it was to support. Whom a planner has decided on stays.
 */
@Component
class NamedOwners {
  private final Plans plans;
  private final Book book;
  private final History history;
  private final Units units;
  private final TargetValues targets;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  NamedOwners(
      Plans plans,
      Book book,
      History history,
      Units units,
      TargetValues targets,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.plans = plans;
    this.book = book;
    this.history = history;
    this.units = units;
    this.targets = targets;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @ApplicationModuleListener
  void on(OwnerNamed named) {
    Actor.inNameOf(named.personId(), named.person())
        .run(() -> transaction.executeWithoutResult(status -> settle(named)));
  }

  private void settle(OwnerNamed named) {
    // The same news twice at a time: the second waits, and finds everything done.
    jdbc.sql("select id from committed_plan where id = ? for update")
        .param(named.planId())
        .query(Long.class)
        .optional();
    AdoptedPlan plan = plans.adopted(named.planId(), named.version());
    Set<Long> leads = new HashSet<>();
    Set<Long> supports = new HashSet<>();
    for (AdoptedTask task : plan.tasks()) {
      if (task.leadUnitId() != null && task.leadUnitId() == named.unitId()) {
        leads.add(task.itemId());
      } else if (task.supportUnitIds().contains(named.unitId())) {
        supports.add(task.itemId());
      }
    }
    List<Commitment> all = book.ofPlan(named.planId()).stream().filter(Commitment::active).toList();
    for (Commitment task : all.stream().filter(c -> c.kind() == CommitmentKind.TASK).toList()) {
      boolean leadsIt = leads.contains(task.itemId());
      if (!leadsIt && !supports.contains(task.itemId())) {
        continue;
      }
      answer(task, leadsIt, named);
      // What the task states has the same owners.
      all.stream()
          .filter(c -> c.parentId() != null && c.parentId() == task.id())
          .forEach(stated -> answer(stated, leadsIt, named));
    }
    jdbc.sql(
            "update committed_plan set unit_ids = unit_ids || cast(:unit as bigint) where id = :plan and not :unit = any (unit_ids)")
        .param("unit", named.unitId())
        .param("plan", named.planId())
        .update();
  }

  private void answer(Commitment commitment, boolean leads, OwnerNamed named) {
    long unit = named.unitId();
    String name = units.get(unit).name();
    if (leads && commitment.leadAssumed()) {
      book.answer(commitment.id(), unit, commitment.supportUnitIds());
      jdbc.sql(
              "update measure set unit_id = ?, version = version + 1 where task_id = ? and from_plan and unit_id = ?")
          .params(unit, commitment.id(), commitment.leadUnitId())
          .update();
      history.add(
          commitment.id(),
          "REVISED",
          "规划所写“%s”确认为%s，由其牵头".formatted(named.name(), name),
          "“%s” of the plan is %s, which leads from now on".formatted(named.name(), name));
    } else if (!leads && !commitment.unitIds().contains(unit)) {
      List<Long> more = new ArrayList<>(commitment.supportUnitIds());
      more.add(unit);
      book.support(
          commitment.id(),
          more,
          commitment.unnamed().stream().filter(other -> !other.equals(named.name())).toList());
      history.add(
          commitment.id(),
          "REVISED",
          "规划所写“%s”确认为%s，列为配合单位".formatted(named.name(), name),
          "“%s” of the plan is %s, which supports from now on".formatted(named.name(), name));
    } else {
      return;
    }
    if (commitment.kind() == CommitmentKind.TARGET) {
      targets.bind(commitment.id());
    }
  }
}
