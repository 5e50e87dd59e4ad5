package org.shanshui.platform.cases.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.security.ScopeFixture;
import org.springframework.stereotype.Component;

/** Cases at three stages, for the tests that walk all doors. */
@Component
class CasesScope implements ScopeFixture {
  private static final byte[] PICTURE = {
    (byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 1, 2, 3
  };
  private static final List<Role> JUDGES = List.of(Role.INSPECTOR, Role.PLANNER);

  private final CaseDesk desk;
  private final CaseEvidence evidence;
  private final CaseOpening opening;
  private final People people;

  CasesScope(CaseDesk desk, CaseEvidence evidence, CaseOpening opening, People people) {
    this.desk = desk;
    this.evidence = evidence;
    this.opening = opening;
    this.people = people;
  }

  @Override
  public Map<String, Object> furnish(Town town) {
    Actor inspector = people.asActor(town.people().get(Role.INSPECTOR));
    return inspector.call(
        () -> {
          long found = opening.open(opening(town));
          long judged = opening.open(opening(town));
          desk.take(judged, new Step.Judge(true), "属实", List.of());
          long assigned = opening.open(opening(town));
          long file = evidence.attach(assigned, town.marker() + ".png", PICTURE);
          desk.take(assigned, new Step.Judge(true), town.marker() + "属实", List.of(file));
          desk.take(assigned, new Step.Assign(List.of(town.unit().id()), null), "", List.of());
          return Map.of("cases", assigned, "evidence", file, "found", found, "judged", judged);
        });
  }

  private static Opening opening(Town town) {
    return new Opening(
        "inspection",
        null,
        town.marker() + "河边垃圾",
        town.marker() + "桥下",
        Map.of("place", town.marker() + "桥", "sort", "waste"),
        town.region().code(),
        List.of(),
        121.4,
        28.6,
        town.marker() + "某",
        "13800000000");
  }

  @Override
  public List<View> views(Town town, Map<String, Object> ids) {
    List<View> views = new ArrayList<>();
    for (String path :
        List.of(
            "/cases?view=open",
            "/cases?view=unit",
            "/cases?view=open&kind=inspection&state=assigned",
            "/cases?view=open&region=" + town.region().code(),
            "/cases?view=open&unit=" + town.unit().id(),
            "/cases.xlsx?view=open",
            "/cases/points.json?view=open",
            "/cases/" + ids.get("cases"),
            "/api/cases",
            "/api/cases?view=unit",
            "/api/cases/" + ids.get("cases"))) {
      views.add(new View(path, READERS));
    }
    return views;
  }

  @Override
  public List<Attempt> attempts(Town town, Map<String, Object> ids) {
    String region = town.region().code();
    String unit = String.valueOf(town.unit().id());
    String step = "/cases/%s/steps/%s";
    String api = "/api/cases/%s/steps";
    return List.of(
        Attempt.form(
            "/cases", Map.of("kind", "supervision", "title", "督办一件", "region", region), JUDGES),
        Attempt.json(
            "POST",
            "/api/cases",
            "{\"kind\":\"inspection\",\"title\":\"巡查一件\",\"region_code\":\"%s\",\"fields\":{\"place\":\"桥下\",\"sort\":\"water\"}}"
                .formatted(region),
            List.of(Role.INSPECTOR, Role.PLANNER, Role.COUNTY_OFFICER)),
        Attempt.form(step.formatted(ids.get("found"), "judge"), Map.of("founded", "true"), JUDGES),
        Attempt.form(step.formatted(ids.get("judged"), "assign"), Map.of("leads", unit), JUDGES),
        Attempt.json(
            "POST",
            api.formatted(ids.get("judged")),
            "{\"step\":\"assign\",\"leads\":[%s]}".formatted(unit),
            JUDGES),
        // Whoever works in the unit acts for it; auditors and administrators do not.
        Attempt.form(
            step.formatted(ids.get("cases"), "accept"),
            Map.of(),
            List.of(
                Role.PLANNER, Role.UNIT_OFFICER, Role.COUNTY_OFFICER, Role.LEADER, Role.INSPECTOR)),
        Attempt.form(
            step.formatted(ids.get("cases"), "urge"),
            Map.of("text", "请抓紧办理"),
            List.of(Role.INSPECTOR, Role.PLANNER, Role.LEADER)),
        Attempt.form(
            step.formatted(ids.get("found"), "merge_into"),
            Map.of("survivor", String.valueOf(ids.get("judged")), "text", "同一问题"),
            JUDGES));
  }
}
