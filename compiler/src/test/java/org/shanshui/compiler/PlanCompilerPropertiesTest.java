package org.shanshui.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.write.PlanJson;

class PlanCompilerPropertiesTest {
  @Provide
  Arbitrary<Document> files() {
    return WildDocument.ofFile();
  }

  @Provide
  Arbitrary<Document> anything() {
    return WildDocument.ofAnything();
  }

  @Property(tries = 1000)
  void whatThePlanOfAFileSaysCanBeFollowedBack(@ForAll("files") Document document) {
    PlanInvariants.check(document, PlanCompiler.compile(document));
  }

  @Property(tries = 1000)
  void whatThePlanOfAnyTextSaysCanBeFollowedBack(@ForAll("anything") Document document) {
    PlanInvariants.check(document, PlanCompiler.compile(document));
  }

  @Property(tries = 200)
  void compilingTwiceGivesTheSamePlan(@ForAll("files") Document document) throws IOException {
    Plan plan = PlanCompiler.compile(document);
    Plan again = PlanCompiler.compile(document);
    assertEquals(plan, again);
    assertArrayEquals(json(plan), json(again));
  }

  @Property(tries = 60)
  void theJsonIsOfTheSchema(@ForAll("files") Document document) throws IOException {
    try (InputStream in =
        Plan.class.getResourceAsStream("/org/shanshui/compiler/plan.schema.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
      String json = new String(json(PlanCompiler.compile(document)), UTF_8);
      assertEquals(List.of(), schema.validate(json, InputFormat.JSON));
    }
  }

  @Property(tries = 20)
  void threadsDoNotDisturbEachOther(
      @ForAll @Size(8) List<@net.jqwik.api.From("files") Document> documents)
      throws InterruptedException, ExecutionException {
    List<Plan> alone = documents.stream().map(PlanCompiler::compile).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Plan>> together = new ArrayList<>();
      for (Document document : documents) {
        together.add(threads.submit(() -> PlanCompiler.compile(document)));
      }
      for (int i = 0; i < alone.size(); i++) {
        assertEquals(alone.get(i), together.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Property(tries = 300)
  void aTargetHasTheValueThatIsWritten(
      @ForAll @BigRange(min = "0.01", max = "9999999") @Scale(2) BigDecimal value,
      @ForAll("writings") Writing writing,
      @ForAll("units") String unit) {
    String text = "一、目标\n到2030年，全市绿道总长达到" + writing.write(value) + unit + "以上。\n";
    Document document =
        new Document(
            "a.txt",
            "txt",
            "0".repeat(64),
            text,
            List.of(
                Block.of(Block.Kind.PARAGRAPH, 0, 0, 4),
                Block.of(Block.Kind.PARAGRAPH, 0, 5, text.length() - 1)),
            List.of());
    List<QuantityMention> targets =
        PlanCompiler.compile(document).quantities().stream()
            .filter(q -> q.type() == QuantityClass.TARGET)
            .toList();
    assertEquals(1, targets.size(), text);
    QuantityMention target = targets.get(0);
    assertEquals(0, value.compareTo(target.value()), () -> text + target);
    assertEquals(unit, target.unit());
    assertEquals(QuantityMention.Op.AT_LEAST, target.op());
    assertEquals("2030", target.due());
  }

  interface Writing {
    String write(BigDecimal value);
  }

  @Provide
  Arbitrary<Writing> writings() {
    return Arbitraries.of(
        BigDecimal::toPlainString,
        value -> String.format(java.util.Locale.ROOT, "%,.2f", value),
        value -> value.toPlainString().replace(".", ". "),
        value -> WildDocument.fullWidth(value.toPlainString()));
  }

  @Provide
  Arbitrary<String> units() {
    return Arbitraries.of("公里", "万亩", "%", "亿元", "万吨/日", "微克/立方米", "个");
  }

  private static byte[] json(Plan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanJson.write(plan, out);
    return out.toByteArray();
  }
}
