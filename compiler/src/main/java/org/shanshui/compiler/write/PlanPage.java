package org.shanshui.compiler.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.read.Document;

/**
 * A plan as one HTML page that needs nothing but itself: the document with every number coloured by
 * its class, beside it the ledger of what was read, each finding the other. A content security
 * policy lets the page load nothing and run no script but its own.
 */
public final class PlanPage {
  private final Plan plan;
  private final Html html;
  private final CodePoints points;

  private PlanPage(Plan plan, Html html, CodePoints points) {
    this.plan = plan;
    this.html = html;
    this.points = points;
  }

  /**
   * Writes the page in UTF-8; the stream is flushed and stays open.
   *
   * @param document the text that the plan was read from
   * @throws IOException where the stream fails
   */
  public static void write(Plan plan, Document document, OutputStream out) throws IOException {
    BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    Html html = new Html(writer);
    CodePoints points = new CodePoints(document.text());
    PlanPage page = new PlanPage(plan, html, points);
    page.head();
    page.banner();
    html.raw("<div id=\"desk\">\n");
    page.outline();
    html.raw("<main id=\"text\" tabindex=\"-1\" aria-label=\"原文 Source text\"><article>\n");
    new PageText(plan, document, points, html).write();
    html.raw("</article></main>\n");
    new PageLedger(plan, document, points, html).write();
    html.raw("</div>\n<script>").raw(script()).raw("</script>\n</body>\n</html>\n");
    writer.flush();
  }

  /**
   * The document's text alone as HTML elements: every number marked and bearing the id {@code q}
   * and its index among the plan's quantities, every element that holds text bearing in {@code
   * data-s} the UTF-16 offset at which it starts.
   */
  public static String text(Plan plan, Document document) {
    StringWriter writer = new StringWriter(document.text().length() * 2);
    try {
      new PageText(plan, document, new CodePoints(document.text()), new Html(writer)).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }

  private void head() throws IOException {
    String style = resource("page.css");
    html.raw("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " '")
        .raw(hash(style))
        .raw("'; script-src '")
        .raw(hash(script()))
        .raw("'; base-uri 'none'; form-action 'none'\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .text(title())
        .raw("</title>\n<style>")
        .raw(style)
        .raw("</style>\n</head>\n<body>\n");
  }

  private void banner() throws IOException {
    html.raw("<header>\n<div id=\"what\"><h1>").text(title()).raw("</h1><p>");
    for (String fact : facts()) {
      html.raw("<span>").text(fact).raw("</span>");
    }
    Plan.SourceInfo source = plan.source();
    html.raw("<span title=\"").text("SHA-256 " + source.sha256()).raw("\">");
    html.text(source.name() + "，" + source.characters() + " 字").raw("</span>");
    html.raw("</p></div>\n<div id=\"tools\">")
        .raw("<label id=\"seek\"><input type=\"search\" placeholder=\"查找 Search\"")
        .raw(" aria-label=\"查找正文与台账 Search text and ledger\"><output></output></label>\n")
        .raw("<div id=\"classes\" role=\"group\" aria-label=\"数字分类 Classes\">");
    for (QuantityClass type : QuantityClass.values()) {
      long count = plan.quantities().stream().filter(q -> q.type() == type).count();
      html.raw("<button type=\"button\" aria-pressed=\"true\" data-class=\"")
          .raw(type.word())
          .raw("\" title=\"显示或隐去 Show or hide: ")
          .raw(type.word())
          .raw("\"><i class=\"")
          .raw(type.word())
          .raw("\"></i>")
          .raw(Words.of(type))
          .raw(" <b>")
          .raw(Long.toString(count))
          .raw("</b></button>");
    }
    html.raw("</div></div>\n</header>\n");
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    if (plan.issuer() != null) {
      facts.add(plan.issuer());
    }
    if (plan.documentNumber() != null) {
      facts.add(plan.documentNumber());
    }
    if (plan.issuedOn() != null) {
      facts.add(plan.issuedOn());
    }
    if (plan.kind() != null) {
      facts.add(plan.kind());
    }
    if (plan.period() != null) {
      Integer from = plan.period().from();
      int to = plan.period().to();
      facts.add(from == null ? "至" + to + "年" : from == to ? from + "年" : from + "–" + to + "年");
    }
    if (plan.region() != null) {
      String code = plan.region().code();
      facts.add(code == null ? plan.region().name() : plan.region().name() + " " + code);
    }
    return facts;
  }

  private void outline() throws IOException {
    html.raw("<nav id=\"outline\" aria-label=\"提纲 Outline\"><details open><summary>提纲 ")
        .raw("<small>Outline</small></summary>\n");
    headings(plan.outline());
    html.raw("</details></nav>\n");
  }

  private void headings(List<OutlineNode> nodes) throws IOException {
    if (nodes.isEmpty()) {
      return;
    }
    html.raw("<ul>");
    for (OutlineNode node : nodes) {
      int start = points.unit(node.start());
      html.raw("<li><a href=\"#\" data-r=\"").raw(start).raw("\">");
      html.text(Headings.label(node)).raw("</a>");
      headings(node.children());
      html.raw("</li>\n");
    }
    html.raw("</ul>");
  }

  private String title() {
    return plan.title() == null ? plan.source().name() : plan.title();
  }

  private static String script() throws IOException {
    return resource("page.js");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PlanPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
