package org.shanshui.platform.plans;

import java.util.List;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.OfficeNamed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a name's unit to all plans that use the name, once it is known (单位确认后回填): to the tasks of
 * drafts under review as a step of theirs, to the plans in force by telling those who follow them.
 * What the adopted versions say stays as it was adopted.
 */
@Component
class NamedOffices {
  private static final String NAMES_IT =
      " and (content -> 'lead' ->> 'name' = :name and content -> 'lead' ->> 'unitId' is null"
          + " or content -> 'support' @> jsonb_build_array(jsonb_build_object('name', cast(:name as text), 'unitId', null)))";

  private final JdbcClient jdbc;
  private final Review review;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  NamedOffices(
      JdbcClient jdbc,
      Review review,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.review = review;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @ApplicationModuleListener
  void on(OfficeNamed named) {
    Actor.inNameOf(named.personId(), named.person())
        .run(() -> transaction.executeWithoutResult(status -> match(named)));
  }

  private void match(OfficeNamed named) {
    List<Long> drafts =
        jdbc.sql(
                """
                select distinct d.id from plan_draft d join plan_item i on i.draft_id = d.id
                where d.region_code = :region and d.state = 'review' and i.kind = 'task' and i.state in ('proposed', 'accepted')
                """
                    + NAMES_IT
                    + " order by d.id")
            .param("region", named.regionCode())
            .param("name", named.name())
            .query(Long.class)
            .list();
    for (long draft : drafts) {
      review.carryOut(draft, new Command.Name(named.name(), named.unitId()));
    }
    record Using(long planId, int version) {}
    List<Using> plans =
        jdbc.sql(
                """
                select distinct p.id as plan_id, p.in_force as version from plan p
                join adopted_item i on i.plan_id = p.id and i.number = p.in_force and i.kind = 'task'
                where p.region_code = :region
                """
                    + NAMES_IT
                    + " order by p.id")
            .param("region", named.regionCode())
            .param("name", named.name())
            .query(RecordRows.of(Using.class))
            .list();
    for (Using plan : plans) {
      jdbc.sql(
              "update plan set unit_ids = unit_ids || cast(:unit as bigint), version = version + 1 where id = :plan and not :unit = any (unit_ids)")
          .param("unit", named.unitId())
          .param("plan", plan.planId())
          .update();
      events.publishEvent(
          new OwnerNamed(
              plan.planId(),
              plan.version(),
              named.name(),
              named.unitId(),
              named.personId(),
              named.person()));
    }
  }
}
