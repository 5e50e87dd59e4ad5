package org.shanshui.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two reviewers at one draft, and steps that explain every item. */
@PlatformTest
class ReviewTest {
  private static final String SAMPLE = "云岫市美丽花园建设2025年工作要点.txt";

  private final Desk desk;
  private final JsonMapper json;

  ReviewTest(@Autowired AutowireCapableBeanFactory beans, @Autowired JsonMapper json) {
    this.desk = Desk.of(beans);
    this.json = json;
  }

  @Test
  void whoSavesSecondIsToldAndLosesNothing() {
    TestCity city = desk.city();
    Actor one = city.person("one", Desk.PLANNING, Role.PLANNER);
    Actor two = city.person("two", Desk.PLANNING, Role.PLANNER);
    Draft draft = one.call(() -> desk.compiled(SAMPLE, null));
    Item item = target(one, draft);
    Content.Target mine = with((Content.Target) item.content(), "森林覆盖率（甲改）");
    Content.Target theirs = with((Content.Target) item.content(), "森林覆盖率（乙改）");
    one.run(() -> desk.review.carryOut(draft.id(), new Command.Edit(seen(item), mine)));
    assertThatThrownBy(
            () ->
                two.run(
                    () -> desk.review.carryOut(draft.id(), new Command.Edit(seen(item), theirs))))
        .isInstanceOfSatisfying(
            ItemConflict.class,
            conflict ->
                assertThat(conflict.theirs())
                    .singleElement()
                    .satisfies(
                        now -> {
                          assertThat(now.content()).isEqualTo(mine);
                          assertThat(now.changedBy()).isEqualTo("测试one");
                        }));
    assertThat(two.call(() -> desk.items.get(draft.id(), item.id())).content()).isEqualTo(mine);
    // The other's change is among what has changed since.
    assertThat(two.call(() -> desk.items.changedSince(draft.id(), 0, 10)))
        .extracting(Item::id)
        .contains(item.id());
  }

  @Test
  void manyReviewersAtOnceLoseNoStep() throws Exception {
    TestCity city = desk.city();
    Actor one = city.person("thread1", Desk.PLANNING, Role.PLANNER);
    Actor two = city.person("thread2", Desk.PLANNING, Role.PLANNER);
    Draft draft = one.call(() -> desk.compiled(SAMPLE, null));
    List<Item> targets =
        one.call(() -> desk.items.all(draft.id())).stream()
            .filter(i -> i.kind() == ItemKind.TARGET && i.content().fault().isEmpty())
            .limit(30)
            .toList();
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> done = new ArrayList<>();
      for (Actor reviewer : List.of(one, two)) {
        Callable<Integer> work =
            () -> {
              start.await();
              int won = 0;
              for (Item item : targets) {
                try {
                  boolean accepts = reviewer == one;
                  reviewer.run(
                      () ->
                          desk.review.carryOut(
                              draft.id(),
                              accepts
                                  ? new Command.Accept(List.of(seen(item)))
                                  : new Command.Reject(List.of(seen(item)), null)));
                  won++;
                } catch (ItemConflict lost) {
                  assertThat(lost.theirs()).hasSize(1);
                }
              }
              return won;
            };
        done.add(both.submit(work));
      }
      int won = done.get(0).get() + done.get(1).get();
      assertThat(won).isEqualTo(targets.size());
      List<ReviewSteps.Step> steps = one.call(() -> desk.steps.of(draft.id()));
      assertThat(steps).hasSize(targets.size());
      assertThat(steps).extracting(ReviewSteps.Step::number).doesNotHaveDuplicates().isSorted();
      explained(one, draft);
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  void targetsWithoutANumberAreConfirmedOrRefusedToo() {
    TestCity city = desk.city();
    Actor planner = city.person("words", Desk.PLANNING, Role.PLANNER);
    String text = "云岫市2025年耕地保护工作方案\n一、目标\n永久基本农田面积只增不减，耕地质量居全省前列。2025年新增耕地3000亩。\n";
    Draft draft =
        planner.call(() -> desk.compiled("耕地.txt", text.getBytes(StandardCharsets.UTF_8), null));
    List<Item> inWords =
        planner.call(() -> desk.items.all(draft.id())).stream()
            .filter(i -> i.content() instanceof Content.Target target && target.inWords())
            .toList();
    assertThat(inWords).extracting(i -> LedgerRow.figure(i.content())).contains("只增不减");
    Item first = inWords.get(0);
    assertThat(first.sure()).isFalse();
    assertThat(first.content().fault()).isEmpty();
    // They stand before the sure numbers.
    Items.Filter all = new Items.Filter("all", null, null);
    List<Item> page =
        planner.call(() -> desk.items.page(draft.id(), all, Items.Place.FIRST, true, 100));
    assertThat(page.get(0).sure()).isFalse();
    planner.run(() -> desk.review.carryOut(draft.id(), new Command.Accept(List.of(seen(first)))));
    Item accepted = planner.call(() -> desk.items.get(draft.id(), first.id()));
    assertThat(accepted.accepted()).isTrue();
    planner.run(
        () -> desk.review.carryOut(draft.id(), new Command.Reject(List.of(seen(accepted)), null)));
    assertThat(planner.call(() -> desk.items.get(draft.id(), first.id())).state())
        .isEqualTo("rejected");
    // What is no number is no example of a number's class.
    assertThat(planner.call(() -> desk.corrections.goldLines(draft.id()))).isEmpty();
  }

  @Test
  void undoTakesBackOnesOwnLastStepUnlessAnotherBuiltOnIt() {
    TestCity city = desk.city();
    Actor one = city.person("undo1", Desk.PLANNING, Role.PLANNER);
    Actor two = city.person("undo2", Desk.PLANNING, Role.PLANNER);
    Draft draft = one.call(() -> desk.compiled(SAMPLE, null));
    Item item = target(one, draft);
    one.run(() -> desk.review.carryOut(draft.id(), new Command.Accept(List.of(seen(item)))));
    Item accepted = one.call(() -> desk.items.get(draft.id(), item.id()));
    two.run(
        () ->
            desk.review.carryOut(draft.id(), new Command.Reject(List.of(seen(accepted)), "name")));
    assertThatThrownBy(() -> one.run(() -> desk.review.carryOut(draft.id(), new Command.Undo())))
        .isInstanceOf(ItemConflict.class);
    two.run(() -> desk.review.carryOut(draft.id(), new Command.Undo()));
    assertThat(one.call(() -> desk.items.get(draft.id(), item.id())).state()).isEqualTo("accepted");
    one.run(() -> desk.review.carryOut(draft.id(), new Command.Undo()));
    assertThat(one.call(() -> desk.items.get(draft.id(), item.id())).state()).isEqualTo("proposed");
    assertThatThrownBy(() -> one.run(() -> desk.review.carryOut(draft.id(), new Command.Undo())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("没有可以撤销");
  }

  /**
   * Random work of two reviewers: no item is lost, and going back through the steps leads each item
   * to what the compiler or its addition made of it. Seeds are fixed, so that a failure repeats.
   */
  @Test
  void everyStateIsExplainedByItsSteps() {
    for (long seed = 1; seed <= 2; seed++) {
      TestCity city = desk.city();
      List<Actor> reviewers =
          List.of(
              city.person("r1", Desk.PLANNING, Role.PLANNER),
              city.person("r2", Desk.PLANNING, Role.PLANNER));
      Draft draft = reviewers.get(0).call(() -> desk.compiled(SAMPLE, null));
      Random random = new Random(seed);
      int before = reviewers.get(0).call(() -> desk.items.all(draft.id())).size();
      int made = 0;
      for (int i = 0; i < 40; i++) {
        Actor reviewer = reviewers.get(random.nextInt(2));
        List<Item> all =
            reviewer.call(() -> desk.items.all(draft.id())).stream().filter(Item::alive).toList();
        Command command = random(random, all);
        try {
          reviewer.run(() -> desk.review.carryOut(draft.id(), command));
          made += command instanceof Command.Add || command instanceof Command.Split ? 1 : 0;
        } catch (ItemConflict | Refused refused) {
          // Refused work changes nothing, which explained() proves.
          assertThat(refused.getMessage()).isNotBlank();
        }
      }
      assertThat(reviewers.get(0).call(() -> desk.items.all(draft.id())))
          .as("seed %d", seed)
          .hasSize(before + made);
      explained(reviewers.get(0), draft);
    }
  }

  private static Command random(Random random, List<Item> all) {
    Item item = all.get(random.nextInt(all.size()));
    Item other = all.get(random.nextInt(all.size()));
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Command.Accept(List.of(seen(item)));
      case 2 -> new Command.Reject(List.of(seen(item)), null);
      case 3 ->
          item.content() instanceof Content.Target target
              ? new Command.Edit(seen(item), with(target, "改 " + random.nextInt(9)))
              : new Command.Accept(List.of(seen(item), seen(other)));
      case 4 -> new Command.Merge(List.of(seen(item), seen(other)));
      case 5 -> new Command.Split(seen(item), (item.start() + item.end()) / 2);
      case 6 ->
          new Command.Add(
              new Content.Project("新项目", null, null, BigDecimal.TEN, null, "亿元", null, "2025"),
              random.nextInt(1000),
              1000 + random.nextInt(1000));
      case 7 -> new Command.Assign(List.of(), null, "待定 " + random.nextInt(9));
      case 8 -> random.nextInt(4) == 0 ? new Command.AcceptAll(true) : new Command.Undo();
      default -> new Command.Undo();
    };
  }

  /**
   * Goes back through all steps: each must say what is there, and the first must lead to the
   * original.
   */
  private void explained(Actor reader, Draft draft) {
    Map<Long, Map<String, JsonNode>> now = new HashMap<>();
    for (Item item : reader.call(() -> desk.items.all(draft.id()))) {
      Map<String, JsonNode> fields = new HashMap<>();
      fields.put("state", json.valueToTree(item.state()));
      fields.put("content", json.valueToTree(item.content()));
      fields.put("end_at", json.valueToTree(item.end()));
      now.put(item.id(), fields);
    }
    List<ReviewSteps.Step> steps = new ArrayList<>(reader.call(() -> desk.steps.of(draft.id())));
    java.util.Collections.reverse(steps);
    for (ReviewSteps.Step step : steps) {
      for (ReviewSteps.Change change : step.changes()) {
        Map<String, JsonNode> fields = now.get(change.item());
        change
            .after()
            .forEach(
                (field, value) -> {
                  if (fields.containsKey(field)) {
                    assertThat(same(fields.get(field)))
                        .as(
                            "step %d %s, item %d, %s",
                            step.number(), step.action(), change.item(), field)
                        .isEqualTo(same(json.valueToTree(value)));
                  }
                });
        change.before().forEach((field, value) -> fields.put(field, json.valueToTree(value)));
      }
    }
    record Origin(long id, String origin, String original) {}
    for (Origin origin :
        reader.call(
            () ->
                desk.jdbc
                    .sql(
                        "select id, origin, original::text original from plan_item where draft_id = ?")
                    .param(draft.id())
                    .query(Origin.class)
                    .list())) {
      Map<String, JsonNode> first = now.get(origin.id());
      assertThat(first.get("state").asString())
          .as("item %d", origin.id())
          .isEqualTo(origin.origin().equals("compiled") ? "proposed" : "withdrawn");
      assertThat(same(first.get("content"))).isEqualTo(same(json.readTree(origin.original())));
    }
  }

  /** Numbers compare by value, and what is null is as good as not there. */
  private String same(JsonNode node) {
    if (node.isObject()) {
      java.util.TreeMap<String, String> fields = new java.util.TreeMap<>();
      node.properties()
          .forEach(
              field -> {
                if (!field.getValue().isNull()) {
                  fields.put(field.getKey(), same(field.getValue()));
                }
              });
      return fields.toString();
    }
    if (node.isArray()) {
      List<String> values = new ArrayList<>();
      node.forEach(value -> values.add(same(value)));
      return values.toString();
    }
    return node.isNumber()
        ? node.decimalValue().stripTrailingZeros().toPlainString()
        : node.asString();
  }

  @Test
  void correctionsAreKeptAsGoldLines() {
    TestCity city = desk.city();
    Actor planner = city.person("gold", Desk.PLANNING, Role.PLANNER);
    Draft draft = planner.call(() -> desk.compiled(SAMPLE, null));
    List<Item> targets =
        planner.call(() -> desk.items.all(draft.id())).stream()
            .filter(i -> i.kind() == ItemKind.TARGET && i.content().fault().isEmpty())
            .toList();
    planner.run(
        () -> {
          desk.review.carryOut(
              draft.id(),
              new Command.Edit(
                  seen(targets.get(0)),
                  with((Content.Target) targets.get(0).content(), "全市森林覆盖率")));
          desk.review.carryOut(
              draft.id(), new Command.Reject(List.of(seen(targets.get(1))), "condition"));
          desk.review.carryOut(draft.id(), new Command.Accept(List.of(seen(targets.get(2)))));
          desk.review.carryOut(draft.id(), new Command.Accept(List.of(seen(targets.get(3)))));
          desk.review.carryOut(draft.id(), new Command.Undo());
        });
    List<String> lines = planner.call(() -> desk.corrections.goldLines(draft.id()));
    assertThat(lines).hasSize(2);
    JsonNode edited = json.readTree(lines.get(0));
    assertThat(edited.get("metric").asString()).isEqualTo("全市森林覆盖率");
    assertThat(edited.get("class").asString()).isEqualTo("target");
    assertThat(edited.get("start").asInt()).isEqualTo(targets.get(0).start());
    assertThat(json.readTree(lines.get(1)).get("class").asString()).isEqualTo("condition");
    assertThat(json.readTree(lines.get(1)).has("metric")).isFalse();
  }

  private Item target(Actor actor, Draft draft) {
    return actor.call(() -> desk.items.all(draft.id())).stream()
        .filter(i -> i.content() instanceof Content.Target target && target.value() != null)
        .filter(i -> i.content().fault().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  static Command.Seen seen(Item item) {
    return new Command.Seen(item.id(), item.version());
  }

  private static Content.Target with(Content.Target target, String metric) {
    return new Content.Target(
        metric,
        target.kind(),
        target.op(),
        target.value() == null ? BigDecimal.ONE : target.value(),
        null,
        target.upper(),
        target.unit(),
        target.due(),
        target.base(),
        target.basePeriod(),
        target.scope(),
        target.strength());
  }
}
