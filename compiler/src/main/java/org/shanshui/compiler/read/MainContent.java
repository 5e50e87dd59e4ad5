package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a web page is about. From the body down, the way is followed that holds most sentences
 * outside links; beside that way lists of links and the site's imprint go.
 *
 * @param element the page without the rest
 * @param missingTitle the page's title where its content does not say it
 */
record MainContent(Element element, @Nullable String missingTitle) {
  private static final String NEVER_CONTENT =
      "script,style,noscript,template,iframe,object,embed,svg,canvas,button,select,option,textarea,"
          + "input,head,link,meta,title";

  private static final Pattern FURNITURE_NAME =
      Pattern.compile(
          "(^|[\\s_-])(nav|navbar|menu|crumbs?|breadcrumbs?|footer|foot|sidebar|side|aside|share"
              + "|bshare\\w*|print|toolbar|pagination|pager|copyright|related|recommend|qrcode"
              + "|position|location|dqwz|weizhi|search|login|header|banner|top|toplink)([\\s_\\d-]|$)",
          Pattern.CASE_INSENSITIVE);

  /** The box of a document's own data, which government sites set above the text. */
  private static final Pattern DOCUMENT_DATA =
      Pattern.compile("索\\s*引\\s*号|发文字号|文\\s*号\\s*[:：]|(成文|发文|发布|生成|印发)(日期|时间)|发(布|文)(机构|机关|单位)");

  private static final double WAY = 0.6;
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_IMPRINT = 400;

  static MainContent of(Document page) {
    String title = title(page);
    HtmlShown.keepOnly(page);
    page.select(NEVER_CONTENT).remove();
    Element body = page.body();
    Map<Element, Density> densities = Density.ofAll(body);
    removeFurniture(body, densities);
    densities = Density.ofAll(body);
    follow(body, densities);
    return new MainContent(body, says(body, title) ? null : title);
  }

  private static void removeFurniture(Element body, Map<Element, Density> densities) {
    Density whole = densities.getOrDefault(body, Density.NONE);
    List<Element> furniture = new ArrayList<>();
    for (Element element : body.getAllElements()) {
      if (element != body && isFurniture(element, densities, whole)) {
        furniture.add(element);
      }
    }
    furniture.forEach(Element::remove);
  }

  private static boolean isFurniture(
      Element element, Map<Element, Density> densities, Density whole) {
    Density own = densities.getOrDefault(element, Density.NONE);
    String tag = element.normalName();
    boolean named =
        tag.equals("nav")
            || tag.equals("footer")
            || tag.equals("aside")
            || isNamedFurniture(element.className())
            || isNamedFurniture(element.id());
    // A careless site names the whole page so; what holds much of the text is kept.
    return named && own.weight() < 0.2 * whole.weight() && !hasDocumentData(element, own);
  }

  private static boolean isNamedFurniture(String name) {
    return !name.isEmpty() && FURNITURE_NAME.matcher(name).find();
  }

  private static boolean hasDocumentData(Element element, Density own) {
    return own.chars() < 1000
        && own.linkShare() < 0.3
        && DOCUMENT_DATA.matcher(element.text()).find();
  }

  private static void follow(Element body, Map<Element, Density> densities) {
    Element at = body;
    while (true) {
      double enough = WAY * densities.getOrDefault(at, Density.NONE).weight();
      Element next = null;
      for (Element child : at.children()) {
        double weight = densities.getOrDefault(child, Density.NONE).weight();
        if (weight > 0 && weight >= enough) {
          next = child;
        }
      }
      for (Element child : List.copyOf(at.children())) {
        if (child != next && isAside(child, densities)) {
          child.remove();
        }
      }
      if (next == null || HtmlTable.isData(next)) {
        return;
      }
      at = next;
    }
  }

  /** Beside the way stand lists of links, and what the site says of itself. */
  private static boolean isAside(Element element, Map<Element, Density> densities) {
    Density own = densities.getOrDefault(element, Density.NONE);
    boolean links = own.linkShare() > 0.4 && own.linkChars() > 12 && own.sentences() < 2;
    return links || (own.all() < LONGEST_IMPRINT && Furniture.isImprint(element.text()));
  }

  private static @Nullable String title(Document page) {
    Element named = page.selectFirst("meta[name=ArticleTitle]");
    if (named != null && isTitle(named.attr("content"))) {
      return named.attr("content").strip();
    }
    List<Element> headings = page.select("h1");
    if (headings.size() == 1 && isTitle(headings.get(0).text())) {
      return headings.get(0).text().strip();
    }
    for (String part : page.title().split("[_|]|\\s[-–—]\\s|-(?=\\p{IsHan}+网)")) {
      if (isTitle(part) && part.matches(".*(规划|方案|要点|计划|报告|通知|意见|纲要|办法|公告|函).*")) {
        return part.strip();
      }
    }
    return null;
  }

  private static boolean isTitle(String text) {
    int length = text.strip().length();
    return length >= 4 && length <= LONGEST_TITLE;
  }

  private static boolean says(Element body, @Nullable String title) {
    return title == null || squeezed(body.text()).contains(squeezed(title));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00A0\\u3000]+", "");
  }

  /** How much of an element's text is in links, and how much of it is sentences. */
  private record Density(int chars, int linkChars, int sentences) {
    static final Density NONE = new Density(0, 0, 0);

    double weight() {
      return chars + 20.0 * sentences;
    }

    int all() {
      return chars + linkChars;
    }

    double linkShare() {
      return all() == 0 ? 0 : (double) linkChars / all();
    }

    private Density plus(Density other) {
      return new Density(
          chars + other.chars, linkChars + other.linkChars, sentences + other.sentences);
    }

    static Map<Element, Density> ofAll(Element root) {
      Map<Element, Density> all = new IdentityHashMap<>();
      List<Element> elements = root.getAllElements();
      // In document order parents come first; backwards, children do.
      for (int i = elements.size() - 1; i >= 0; i--) {
        Element element = elements.get(i);
        Density sum = all.getOrDefault(element, NONE).plus(own(element.ownText()));
        if (element.normalName().equals("a")) {
          sum = new Density(0, sum.all(), 0);
        }
        all.put(element, sum);
        Element parent = element.parent();
        if (element != root && parent != null) {
          all.merge(parent, sum, Density::plus);
        }
      }
      return all;
    }

    private static Density own(String text) {
      int chars = 0;
      int sentences = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!Lines.isBlank(c)) {
          chars++;
        }
        if (c == '。' || c == '；' || c == '，') {
          sentences++;
        }
      }
      return new Density(chars, 0, sentences);
    }
  }
}
