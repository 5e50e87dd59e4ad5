package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a web page: what the page is about, without the navigation around it. */
final class HtmlReader {
  /** Deeper elements are read as siblings, so that no walk over the tree runs out of stack. */
  private static final int DEEPEST = 256;

  /** Each costs memory many times its length. */
  private static final int MOST_TAGS = 1_000_000;

  private static final int HEAD = 4096;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{1,40})");

  private HtmlReader() {}

  static Reading read(byte[] bytes) throws UnreadableException {
    DecodedText decoded = TextDecoder.decode(bytes, declared(bytes));
    Sniffer.refuseBinary(decoded.text());
    if (decoded.text().chars().filter(c -> c == '<').limit(MOST_TAGS + 1).count() > MOST_TAGS) {
      throw new UnreadableException(
          "too-large",
          ("网页的标签超过 %d 个，请只保存正文后再读。 The page has more than %d tags; save only its main text.")
              .formatted(MOST_TAGS, MOST_TAGS));
    }
    Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(decoded.text(), "");
    TextDraft draft = new TextDraft();
    // Their offsets are into the page's source, which is not the text that is drawn.
    decoded.diagnostics().forEach(d -> draft.diagnose(Diagnostics.atStart(d)));
    MainContent main = MainContent.of(page);
    if (main.missingTitle() != null) {
      draft.line(Block.Kind.HEADING, 1, main.missingTitle());
    }
    new HtmlText(draft).draw(main.element());
    return draft.finished();
  }

  /** Pages that declare GB2312 or GBK use characters beyond them; GB18030 holds all three. */
  private static @Nullable Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
    Matcher charset = CHARSET.matcher(head);
    if (!charset.find()) {
      return null;
    }
    String name = charset.group(1).toLowerCase(Locale.ROOT);
    if (name.startsWith("gb") || name.equals("x-gbk")) {
      return TextDecoder.GB18030;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // An unknown name tells nothing; the bytes themselves decide then.
      return null;
    }
  }
}
