package org.shanshui.platform.plans;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.security.ScopeFixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two adopted plans that contradict each other, a draft under review, and one that amends a plan,
 * for the tests that walk all doors.
 */
@Component
class PlansScope implements ScopeFixture {
  private final Drafts drafts;
  private final Drafting drafting;
  private final Review review;
  private final Items items;
  private final Adoption adoption;
  private final Plans plans;
  private final Conflicts conflicts;
  private final People people;
  private final JdbcClient jdbc;

  PlansScope(
      Drafts drafts,
      Drafting drafting,
      Review review,
      Items items,
      Adoption adoption,
      Plans plans,
      Conflicts conflicts,
      People people,
      JdbcClient jdbc) {
    this.drafts = drafts;
    this.drafting = drafting;
    this.review = review;
    this.items = items;
    this.adoption = adoption;
    this.plans = plans;
    this.conflicts = conflicts;
    this.people = people;
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, Object> furnish(Town town) {
    Actor planner = people.asActor(town.people().get(Role.PLANNER));
    PlanAdopted one = planner.call(() -> adopted(town, "工作要点", "93%"));
    PlanAdopted two = planner.call(() -> adopted(town, "行动方案", "95%"));
    conflicts.compare(two.planId());
    Conflict conflict = conflicts.openOf(two.planId(), 1).get(0);
    long draft = planner.call(() -> compiled(town, "三年计划", "94%", null));
    Item first = items.all(draft).get(0);
    planner.run(
        () ->
            review.carryOut(
                draft,
                new Command.Reject(List.of(new Command.Seen(first.id(), first.version())), null)));
    Map<String, Object> ids = new HashMap<>();
    ids.put("plans", one.planId());
    ids.put("versions", 1);
    ids.put("documents", plans.version(one.planId(), 1).draftId());
    ids.put("drafts", draft);
    ids.put("draft.version", drafts.get(draft).version());
    ids.put("items", first.id());
    ids.put("amending", planner.call(() -> compiled(town, "工作要点", "96%", one.planId())));
    ids.put("conflicts", conflict.id());
    ids.put("consistency", conflict.id());
    ids.put("conflict.version", conflict.version());
    return ids;
  }

  private PlanAdopted adopted(Town town, String kind, String share) {
    long draft = compiled(town, kind, share, null);
    review.carryOut(draft, new Command.Assign(List.of(), town.unit().id(), null));
    return adoption.adopt(draft, new Adoption.Terms(true, null, null, true, false));
  }

  private long compiled(Town town, String kind, String share, @Nullable Long amends) {
    byte[] text =
        """
        # 试验市%s水环境治理2025年%s

        1. 提升%s河水质。2025年，全市省控以上断面水质优良比例达到%s以上，新建污水管网120公里。

        2. 建设%s美丽河湖。2025年建成美丽河湖12条。
        """
            .formatted(town.marker(), kind, town.marker(), share, town.marker())
            .getBytes(StandardCharsets.UTF_8);
    String name = town.marker() + kind + share + ".md";
    long id =
        drafts
            .upload(name, text.length, () -> new ByteArrayInputStream(text), null, amends)
            .draft()
            .id();
    try {
      Document read = DocumentReaders.read(name, text);
      drafting.save(id, DraftReading.of(read));
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
    jdbc.sql("delete from compile_job where draft_id = ?").param(id).update();
    return id;
  }

  @Override
  public List<View> views(Town town, Map<String, Object> ids) {
    String plan = "plan=" + ids.get("plans");
    String unit = "unit=" + town.unit().id();
    String draft = "/plans/drafts/" + ids.get("drafts");
    // Part of the marker: what is asked for stands on the page that answers, found or not.
    String words = town.marker().substring(0, 10);
    List<View> views = new ArrayList<>();
    for (String path :
        List.of(
            "/plans",
            "/plans?kind=%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9&year=2025&q=" + words,
            "/plans.xlsx",
            "/api/plans",
            "/plans/" + ids.get("plans"),
            "/plans/documents/" + ids.get("documents"),
            "/plans/items",
            "/plans/items?kind=task&" + plan + "&" + unit,
            "/plans/items?due=2025&q=" + words,
            "/plans/items.xlsx",
            "/plans/consistency",
            "/plans/consistency?state=all&" + plan,
            "/plans/consistency.xlsx",
            "/api/plans/" + ids.get("plans") + "/versions/1",
            "/api/plans/items",
            "/api/plans/conflicts")) {
      views.add(new View(path, READERS));
    }
    for (String path :
        List.of(
            "/plans/drafts",
            "/plans/drafts?state=review&q=" + words,
            "/plans/drafts.xlsx",
            draft,
            draft + "/ledger",
            draft + "/ledger?view=task",
            draft + "/changes?since=0",
            draft + "/items/" + ids.get("items") + "/form",
            "/plans/drafts/" + ids.get("amending") + "/difference?show=changed",
            "/api/plans/drafts",
            "/api" + draft + "/items",
            "/api" + draft + "/items?view=task",
            "/api" + draft + "/changes?since=0",
            "/api/plans/drafts/" + ids.get("amending") + "/difference")) {
      views.add(new View(path, Drafts.WORK_ON));
    }
    return views;
  }

  @Override
  public List<Attempt> attempts(Town town, Map<String, Object> ids) {
    String draft = "/plans/drafts/" + ids.get("drafts");
    Map<String, String> settled =
        Map.of(
            "prevails",
            String.valueOf(ids.get("plans")),
            "reason",
            "以先采纳的为准",
            "version",
            String.valueOf(ids.get("conflict.version")));
    return List.of(
        Attempt.form(draft + "/cancel", Map.of(), Drafts.WORK_ON),
        Attempt.form(draft + "/retry", Map.of(), Drafts.WORK_ON),
        Attempt.form(
            draft + "/head",
            Map.of(
                "title",
                "改名",
                "region",
                town.region().code(),
                "version",
                String.valueOf(ids.get("draft.version"))),
            Drafts.WORK_ON),
        Attempt.form(draft + "/delete", Map.of(), Drafts.WORK_ON),
        Attempt.form(
            draft + "/adopt",
            Map.of("rest", "true", "noOwner", "正在征求意见", "elsewhere", "true"),
            Drafts.WORK_ON),
        Attempt.form(
            "/plans/drafts/" + ids.get("amending") + "/difference",
            Map.of("action", "take_all"),
            Drafts.WORK_ON),
        Attempt.form(
            "/plans/consistency/" + ids.get("consistency") + "/settle", settled, Conflicts.SETTLE),
        Attempt.json("POST", draft + "/steps", "{\"action\":\"accept_rest\"}", Drafts.WORK_ON),
        Attempt.json(
            "POST", "/api" + draft + "/steps", "{\"action\":\"accept_rest\"}", Drafts.WORK_ON),
        Attempt.json("POST", "/api" + draft + "/cancel", "{}", Drafts.WORK_ON),
        Attempt.json("POST", "/api" + draft + "/retry", "{}", Drafts.WORK_ON),
        Attempt.json("DELETE", "/api" + draft, "{}", Drafts.WORK_ON),
        Attempt.json(
            "POST",
            "/api" + draft + "/adopt",
            "{\"rest\":true,\"no_owner\":\"正在征求意见\",\"elsewhere\":true}",
            Drafts.WORK_ON),
        Attempt.json(
            "POST",
            "/api/plans/conflicts/" + ids.get("conflicts") + "/settle",
            "{\"prevails\":%s,\"reason\":\"以先采纳的为准\",\"version\":%s}"
                .formatted(ids.get("plans"), ids.get("conflict.version")),
            Conflicts.SETTLE));
  }
}
