package org.shanshui.platform.plans;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The adopted plans (已采纳的规划). What is out of the actor's sight is not there. */
@Service
public class Plans {
  private final JdbcClient jdbc;

  Plans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A version as it was adopted; refuses if there is none in sight. */
  public AdoptedPlan adopted(long planId, int version) {
    throw new UnsupportedOperationException();
  }

  /** The plan's version in force; refuses if there is none in sight. */
  public PlanSummary get(long planId) {
    return find(planId).orElseThrow();
  }

  public Optional<PlanSummary> find(long planId) {
    return Optional.empty();
  }

  /** The plans of a region and of all below it, the latest adopted first, at most 500. */
  public List<PlanSummary> within(String regionPath) {
    return List.of();
  }
}
