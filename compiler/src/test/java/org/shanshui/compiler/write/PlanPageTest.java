package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.write.SamplePlan.Sample;

class PlanPageTest {

  @Test
  void everyNumberIsInTheTextWithItsClassAndInTheLedgerUnderTheSameName() throws IOException {
    List<QuantityMention> quantities = SamplePlan.sample().plan().quantities();
    Document page = page();
    for (int i = 0; i < quantities.size(); i++) {
      QuantityMention q = quantities.get(i);
      Element number = page.getElementById("q" + i);
      assertEquals(q.quote(), number.wholeText());
      assertTrue(number.hasClass(q.type().word()));
      assertFalse(page.select("#numbers li[data-q=" + i + "]").isEmpty());
    }
    assertEquals(5, page.select("#targets li[data-q]").size());
  }

  @Test
  void anElementHoldsTheTextFromItsOffsetOnSoThatAnySpanCanBeFound() throws IOException {
    String text = SamplePlan.sample().document().text();
    for (Element element : page().select("#text [data-s]")) {
      if (!element.tagName().equals("table")) {
        int start = Integer.parseInt(element.attr("data-s"));
        assertTrue(text.startsWith(element.wholeText(), start), element::outerHtml);
      }
    }
  }

  @Test
  void headingsOfTheOutlineAreHeadingsAndTablesAreTables() throws IOException {
    Document page = page();
    assertEquals(List.of("一、总体目标", "二、重点任务"), page.select("#text h2:not(.title)").eachText());
    assertEquals(2, page.select("#text tr").size());
    assertEquals("湖体总磷", page.select("#text td").get(1).text());
  }

  @Test
  void aDoubtfulNumberIsMarkedAndListedForReview() throws IOException {
    Document page = page();
    assertEquals(List.of("1.2米"), page.select(".doubt").eachText());
    assertEquals(2, page.select("#review li:not(.h)").size());
  }

  @Test
  void thePageNeedsNothingFromAnywhereAndForbidsItselfToAsk() throws IOException {
    Document page = page();
    assertTrue(page.select("[src], link, iframe, object, form").isEmpty());
    String policy = page.select("meta[http-equiv]").attr("content");
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(page.outerHtml().contains("http://") || page.outerHtml().contains("https://"));
  }

  @Test
  void theTextFormatIsTheTextAndNothingElse() throws IOException {
    Sample sample = SamplePlan.sample();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanText.write(sample.plan(), sample.document(), out);
    assertEquals(sample.document().text(), out.toString(StandardCharsets.UTF_8));
  }

  private static Document page() throws IOException {
    Sample sample = SamplePlan.sample();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanPage.write(sample.plan(), sample.document(), out);
    return Jsoup.parse(out.toString(StandardCharsets.UTF_8));
  }
}
