package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Makes a page's tree say what a browser shows: nothing struck out or hidden, powers as such. */
final class HtmlShown {
  private static final String STRUCK = "del,s,strike";

  /** What is hidden and yet holds so much of the page waits for a script to show it. */
  private static final double MOST_HIDDEN = 0.5;

  private static final int MOST_RULES = 2_000;

  /** The text that a raised character belongs to stands near it. */
  private static final int FARTHEST = 20;

  private static final Pattern HIDING =
      Pattern.compile("display:none|visibility:(?:hidden|collapse)|mso-hide:all");
  private static final Pattern STRIKING =
      Pattern.compile("text-decoration(?:-line)?:[^;]*line-through");

  /** A rule of a style sheet: selectors, declarations. */
  private static final Pattern RULE = Pattern.compile("([^{}]{1,300})\\{([^{}]{0,3000})}");

  private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");

  private HtmlShown() {}

  static void keepOnly(Document page) {
    Set<String> hiding = new HashSet<>();
    Set<String> striking = new HashSet<>();
    for (Element sheet : page.select("style")) {
      classes(sheet.data(), hiding, striking);
    }
    int whole = page.body().text().length();
    List<Element> gone = new ArrayList<>(page.body().select(STRUCK));
    List<Element> raised = new ArrayList<>();
    for (Element element : page.body().getAllElements()) {
      String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
      boolean struck = STRIKING.matcher(style).find() || isOfClass(element, striking);
      boolean hidden =
          element.hasAttr("hidden") || HIDING.matcher(style).find() || isOfClass(element, hiding);
      if (struck || (hidden && element.text().length() <= MOST_HIDDEN * whole)) {
        gone.add(element);
      } else if (element.normalName().equals("sup") || style.contains("vertical-align:super")) {
        raised.add(element);
      }
    }
    gone.forEach(Element::remove);
    raised.forEach(HtmlShown::lower);
  }

  /** Classes that a sheet's own rules (not those for print or narrow screens) hide or strike. */
  private static void classes(String sheet, Set<String> hiding, Set<String> striking) {
    String plain = sheet.replaceAll("/\\*[^*]*\\*+(?:[^/*][^*]*\\*+)*/", "");
    int media = plain.indexOf('@');
    Matcher rule = RULE.matcher(media < 0 ? plain : plain.substring(0, media));
    for (int i = 0; i < MOST_RULES && rule.find(); i++) {
      String declarations = rule.group(2).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
      boolean hides = HIDING.matcher(declarations).find();
      boolean strikes = STRIKING.matcher(declarations).find();
      if (hides || strikes) {
        for (String selector : rule.group(1).split(",")) {
          Matcher name = CLASS.matcher(selector.strip());
          if (name.matches()) {
            (hides ? hiding : striking).add(name.group(1));
          }
        }
      }
    }
  }

  private static boolean isOfClass(Element element, Set<String> classes) {
    return !classes.isEmpty() && element.classNames().stream().anyMatch(classes::contains);
  }

  private static void lower(Element raised) {
    String shown = Superscript.shown(before(raised), raised.text());
    raised.replaceWith(new TextNode(shown));
  }

  /** The text of the same line before the element. */
  private static String before(Element element) {
    Node at = element;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FARTHEST && text.isEmpty() && at != null; i++) {
      Node previous = at.previousSibling();
      if (previous == null) {
        Element parent = at.parentNode() instanceof Element up ? up : null;
        at = parent == null || parent.isBlock() ? null : parent;
      } else {
        at = previous;
        text.append(at instanceof TextNode t ? t.text() : at instanceof Element e ? e.text() : "");
      }
    }
    return text.toString();
  }
}
