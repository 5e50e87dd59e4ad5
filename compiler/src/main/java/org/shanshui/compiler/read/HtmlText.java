package org.shanshui.compiler.read;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.shanshui.compiler.read.Block.Kind;

/** Draws the text of an element, a line a block-level element, tables as tables. */
final class HtmlText {
  private final TextDraft draft;
  private final FlowText line = new FlowText();
  private int headingLevel;
  private final Deque<HtmlList> lists = new ArrayDeque<>();
  private int listItems;
  private String itemNumber = "";

  HtmlText(TextDraft draft) {
    this.draft = draft;
  }

  void draw(Element root) {
    NodeFilter walk =
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            return enter(node);
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            leave(node);
            return FilterResult.CONTINUE;
          }
        };
    root.filter(walk);
    flush();
  }

  private FilterResult enter(Node node) {
    if (node instanceof TextNode text) {
      line.append(text.getWholeText(), isPreformatted(text));
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    String tag = element.normalName();
    if (tag.equals("br")) {
      flush();
      return FilterResult.CONTINUE;
    }
    if (HtmlTable.isData(element)) {
      flush();
      HtmlTable.draw(element, draft);
      return FilterResult.SKIP_ENTIRELY;
    }
    if (startsLine(element)) {
      flush();
    }
    int level = level(tag);
    if (level > 0) {
      headingLevel = level;
    } else if (tag.equals("li")) {
      listItems++;
      itemNumber = lists.isEmpty() ? "" : lists.peek().next();
    } else if (HtmlList.isList(tag)) {
      lists.push(HtmlList.of(element));
    }
    return FilterResult.CONTINUE;
  }

  private void leave(Node node) {
    if (!(node instanceof Element element)) {
      return;
    }
    if (startsLine(element)) {
      flush();
    }
    if (level(element.normalName()) > 0) {
      headingLevel = 0;
    } else if (element.normalName().equals("li")) {
      listItems--;
      itemNumber = "";
    } else if (HtmlList.isList(element.normalName())) {
      lists.pop();
    }
  }

  private void flush() {
    line.take().lines().filter(text -> !Furniture.isLine(text)).forEach(this::write);
  }

  private void write(String text) {
    if (headingLevel > 0) {
      draft.line(Kind.HEADING, headingLevel, text);
    } else if (listItems > 0) {
      draft.line(Kind.LIST_ITEM, 0, itemNumber + text);
      itemNumber = "";
    } else {
      draft.line(Kind.PARAGRAPH, 0, text);
    }
  }

  private static boolean isPreformatted(TextNode text) {
    Element parent = text.parent();
    return parent != null && parent.normalName().equals("pre");
  }

  /** Table parts of a layout table start a line each; jsoup counts them as blocks too. */
  static boolean startsLine(Element element) {
    return element.isBlock() || element.normalName().equals("td");
  }

  private static int level(String tag) {
    boolean heading = tag.length() == 2 && tag.charAt(0) == 'h';
    return heading && tag.charAt(1) >= '1' && tag.charAt(1) <= '6' ? tag.charAt(1) - '0' : 0;
  }
}
