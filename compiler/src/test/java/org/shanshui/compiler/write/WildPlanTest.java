package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WildPlanTest {
  private static final Set<String> OUR_TAGS =
      Set.of(
          "#root",
          "br",
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "header",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "span",
          "label",
          "input",
          "output",
          "button",
          "i",
          "b",
          "nav",
          "details",
          "summary",
          "small",
          "ul",
          "li",
          "a",
          "main",
          "article",
          "section",
          "table",
          "tbody",
          "tr",
          "th",
          "td",
          "strong",
          "aside",
          "template",
          "script");

  private static final Set<String> OUR_ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "id",
          "class",
          "data-s",
          "data-q",
          "data-r",
          "data-class",
          "type",
          "placeholder",
          "aria-label",
          "aria-pressed",
          "title",
          "role",
          "aria-controls",
          "aria-selected",
          "hidden",
          "href",
          "open",
          "tabindex",
          "colspan",
          "rowspan");

  @Provide
  Arbitrary<WildPlan> wildPlans() {
    return WildPlan.any();
  }

  @Property(tries = 300)
  void everyStringComesBackFromTheJson(@ForAll("wildPlans") WildPlan wild) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanJson.write(wild.plan(), out);
    Set<String> written = new HashSet<>();
    collect(new JsonMapper().readTree(out.toByteArray()), written);
    Set<String> meant = new HashSet<>();
    collect(wild.plan(), meant);
    for (String string : meant) {
      assertTrue(written.contains(Characters.whole(string)), () -> "lost: " + string);
    }
  }

  @Property(tries = 200)
  void nothingInThePlanBecomesMarkupOfThePage(@ForAll("wildPlans") WildPlan wild)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanPage.write(wild.plan(), wild.document(), out);
    Element page = Jsoup.parse(out.toString(StandardCharsets.UTF_8));
    for (Element element : page.getAllElements()) {
      assertTrue(OUR_TAGS.contains(element.tagName()), element::outerHtml);
      for (Attribute attribute : element.attributes()) {
        assertTrue(OUR_ATTRIBUTES.contains(attribute.getKey()), element::outerHtml);
      }
    }
    assertEquals(1, page.getElementsByTag("script").size());
    assertEquals(1, page.getElementsByTag("style").size());
    for (Element link : page.getElementsByAttribute("href")) {
      assertEquals("#", link.attr("href"));
    }
  }

  @Property(tries = 25)
  void theWorkbookOpensAgainAndHoldsNoFormula(@ForAll("wildPlans") WildPlan wild)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanWorkbook.write(wild.plan(), wild.document(), out);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertEquals(1, book.getSheet("任务清单").getLastRowNum());
      assertEquals(3, book.getSheet("责任清单").getLastRowNum());
      assertEquals(7, book.getSheet("待核").getLastRowNum());
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            assertTrue(cell.getCellType() != CellType.FORMULA);
            if (cell.getCellType() == CellType.STRING
                && cell.getStringCellValue().matches("(?s)[=+\\-@].*")) {
              assertTrue(cell.getCellStyle().getQuotePrefixed(), cell.getStringCellValue());
            }
          }
        }
      }
    }
  }

  private static void collect(JsonNode node, Set<String> strings) {
    if (node.isString()) {
      strings.add(node.stringValue());
    }
    node.forEach(child -> collect(child, strings));
  }

  /** All strings of the model but those that only a target may show. */
  private static void collect(@Nullable Object value, Set<String> strings) {
    if (value instanceof String string) {
      strings.add(string);
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> collect(item, strings));
    } else if (value instanceof QuantityMention q
        && q.type() != QuantityMention.QuantityClass.TARGET) {
      strings.add(q.quote());
    } else if (value instanceof Record item) {
      for (RecordComponent component : item.getClass().getRecordComponents()) {
        try {
          collect(component.getAccessor().invoke(item), strings);
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
