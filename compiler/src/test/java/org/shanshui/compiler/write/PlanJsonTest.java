package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.plan.Plan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PlanJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void theSamplePlanObeysTheSchema() throws IOException {
    assertEquals(List.of(), schema().validate(json(SamplePlan.sample().plan()), InputFormat.JSON));
  }

  @Test
  void theSchemaRefusesAPropertyItDoesNotKnow() throws IOException {
    ObjectNode tree = (ObjectNode) tree();
    ((ObjectNode) tree.get("tasks").get(0)).put("owner", "x");
    assertFalse(schema().validate(tree).isEmpty());
  }

  @Test
  void theSchemaRefusesATargetWithoutItsMetricAndAResultWithOne() throws IOException {
    ObjectNode tree = (ObjectNode) tree();
    ((ObjectNode) tree.get("quantities").get(0)).remove("metric");
    List<Error> missing = schema().validate(tree);
    assertTrue(missing.toString().contains("metric"), missing::toString);

    tree = (ObjectNode) tree();
    ((ObjectNode) tree.get("quantities").get(5)).put("metric", "x");
    assertFalse(schema().validate(tree).isEmpty());
  }

  @Test
  void aTargetIsWrittenWithItsComparatorAsASignAndItsValueAsAPlainNumber() throws IOException {
    JsonNode forest = tree().get("quantities").get(0);
    assertEquals("target", forest.get("class").asString());
    assertEquals(">=", forest.get("op").asString());
    assertEquals(new BigDecimal("43"), forest.get("value").decimalValue());
    assertEquals("aim", forest.get("strength").asString());
    assertTrue(forest.get("upper").isNull());
  }

  @Test
  void aNumberThatIsNoTargetHasNoneOfTheTargetsProperties() throws IOException {
    JsonNode year = tree().get("quantities").get(5);
    assertEquals("time", year.get("class").asString());
    assertFalse(year.has("metric") || year.has("value") || year.has("due"));
  }

  @Test
  void whatTheDocumentDoesNotSayIsNullAndNotAbsent() throws IOException {
    assertTrue(tree().get("document_number").isNull());
    assertTrue(tree().get("region").get("code").isNull());
  }

  @Test
  void everyItemOfAListStandsOnALineOfItsOwn() throws IOException {
    String json = json(SamplePlan.sample().plan());
    assertEquals(8, json.lines().filter(line -> line.startsWith("    {\"id\": \"q")).count(), json);
    assertTrue(json.startsWith("{\n  \"schema\": \"shanshui/plan/2\",\n"), json);
    assertTrue(json.endsWith("\n}\n"), json);
  }

  @Test
  void numbersHaveNoExponentUnlessTheyWouldFillTheDisk() throws IOException {
    assertTrue(number("1E+16").contains("\"n\": 10000000000000000\n"));
    assertTrue(number("0.00000001").contains("\"n\": 0.00000001\n"));
    assertTrue(number("1E+999999").contains("\"n\": 1E+999999\n"));
  }

  @Test
  void theStreamStaysOpenForItsOwnerAndItsFailureIsReported() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public void close() {
            throw new AssertionError("closed by the writer");
          }
        };
    IOException failure =
        assertThrows(IOException.class, () -> PlanJson.write(SamplePlan.sample().plan(), full));
    assertEquals("disk full", failure.getMessage());
  }

  private static String number(String value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonText.write(out, json -> json.number("n", new BigDecimal(value)));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode tree() throws IOException {
    return MAPPER.readTree(json(SamplePlan.sample().plan()));
  }

  private static String json(Plan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanJson.write(plan, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        Plan.class.getResourceAsStream("/org/shanshui/compiler/plan.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }
}
