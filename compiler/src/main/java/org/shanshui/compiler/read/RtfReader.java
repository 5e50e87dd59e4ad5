package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanshui.compiler.read.Block.Kind;
import org.shanshui.compiler.read.RtfState.Place;

/**
 * Reads an RTF document: the text as it shows, in whatever encoding its fonts have, with headings,
 * tables, automatic numbers (which the format writes out) and notes.
 */
final class RtfReader {
  /** Groups nested deeper than any program writes them. */
  private static final int DEEPEST = 2_000;

  private static final int MOST_CHARACTERS = 50_000_000;
  private static final int BODY_TEXT = 9;
  private static final int LIFTED = 6;

  /** Groups that hold no text of the document. */
  private static final Set<String> SILENT =
      Set.of(
          "colortbl",
          "info",
          "pict",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "annotation",
          "atnid",
          "atnauthor",
          "fldinst",
          "nonshppict",
          "objdata",
          "objclass",
          "objname",
          "bkmkstart",
          "bkmkend",
          "tc",
          "xe",
          "nonesttables",
          "sp",
          "shpinst",
          "ftnsep",
          "ftnsepc",
          "aftnsep",
          "template",
          "themedata",
          "datastore",
          "xmlnstbl",
          "listtable",
          "listoverridetable",
          "revtbl");

  /** Groups that may be passed over by programs that do not know them; this one does. */
  private static final Set<String> KNOWN =
      Set.of("ud", "shptxt", "shppict", "footnote", "fldrslt", "cs", "pntext", "listtext");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("tab", " "),
          Map.entry("line", "\n"),
          Map.entry("~", " "),
          Map.entry("_", "-"),
          Map.entry("emdash", "—"),
          Map.entry("endash", "–"),
          Map.entry("lquote", "‘"),
          Map.entry("rquote", "’"),
          Map.entry("ldblquote", "“"),
          Map.entry("rdblquote", "”"),
          Map.entry("bullet", "•"),
          Map.entry("emspace", " "),
          Map.entry("enspace", " "),
          Map.entry("\\", "\\"),
          Map.entry("{", "{"),
          Map.entry("}", "}"));

  private static final Pattern HEADING =
      Pattern.compile("(?:heading|标题)\\s*([1-9])", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTENTS =
      Pattern.compile("(?:toc|目录)\\s*\\d.*", Pattern.CASE_INSENSITIVE);

  private final RtfTokens tokens;
  private final RtfFonts fonts = new RtfFonts();
  private final Map<Integer, StringBuilder> styleNames = new HashMap<>();
  private final Deque<RtfState> states = new ArrayDeque<>();
  private final Deque<RtfFlow> flows = new ArrayDeque<>();
  private final List<WordPiece> notes = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private RtfState state = new RtfState();
  private int defaultFont;
  private int toSkip;
  private boolean hidden;
  private boolean struck;
  private long characters;

  private RtfReader(byte[] bytes) {
    this.tokens = new RtfTokens(bytes);
    flows.push(new RtfFlow());
  }

  static Reading read(byte[] bytes) throws UnreadableException {
    return new RtfReader(bytes).read();
  }

  private Reading read() throws UnreadableException {
    RtfTokens.Token token = tokens.next();
    while (token != RtfTokens.Token.END) {
      switch (token) {
        case OPEN -> open();
        case CLOSE -> close();
        case WORD -> word();
        default -> aByte();
      }
      token = tokens.next();
    }
    while (!states.isEmpty()) {
      close();
    }
    settle();
    TextDraft draft = new TextDraft();
    List<WordPiece> pieces = new ArrayList<>(flows.getLast().finished());
    pieces.addAll(notes);
    pieces.forEach(piece -> piece.draw(draft));
    WordFindings.tell(draft, struck, hidden);
    return draft.finished();
  }

  private void open() throws UnreadableException {
    settle();
    toSkip = 0;
    if (states.size() >= DEEPEST) {
      throw new UnreadableException(
          "damaged",
          "RTF 嵌套超过 %d 层；请用办公软件打开后另存为 .docx。 The RTF is nested deeper than %d; open it and save it as .docx."
              .formatted(DEEPEST, DEEPEST));
    }
    states.push(state);
    state = state.inner();
  }

  private void close() throws UnreadableException {
    settle();
    toSkip = 0;
    if (state.ownFlow && flows.size() > 1) {
      List<WordPiece> inner = flows.pop().finished();
      if (state.note) {
        notes.addAll(inner);
      } else {
        flows.getFirst().add(inner);
      }
    }
    state = states.isEmpty() ? state : states.pop();
  }

  private void aByte() throws UnreadableException {
    if (toSkip > 0) {
      toSkip--;
    } else {
      bytes.write(tokens.value());
    }
  }

  /** Decodes the bytes that stand since the last other token. */
  private void settle() throws UnreadableException {
    if (bytes.size() == 0) {
      return;
    }
    String font = fonts.name(state.font);
    boolean coded = state.place == Place.TEXT && font != null && SymbolFont.isKnown(font);
    String text =
        coded
            ? SymbolFont.shown(font, bytes.toString(ISO_8859_1))
            : bytes.toString(fonts.charset(state.font));
    bytes.reset();
    show(text);
  }

  private void show(String text) throws UnreadableException {
    switch (state.place) {
      case FONTS -> fonts.name(state.entry, text);
      case STYLES -> styleNames.computeIfAbsent(state.entry, s -> new StringBuilder()).append(text);
      case TEXT -> {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
          throw new UnreadableException(
              "too-large",
              "文字超过 %d 字，请拆分后再读。 The text has more than %d characters; split the document."
                  .formatted(MOST_CHARACTERS, MOST_CHARACTERS));
        }
        if (state.hidden || state.struck || state.deleted) {
          hidden |= state.hidden && !text.isBlank();
          struck |= state.struck && !text.isBlank();
        } else {
          flows.getFirst().line().append(text, state.raised);
        }
      }
      default -> {}
    }
  }

  private void word() throws UnreadableException {
    String word = tokens.word();
    if (word.equals("u")) {
      settle();
      char c = (char) tokens.number(0);
      String font = fonts.name(state.font);
      show(SymbolFont.shown(font, Character.toString(c)));
      toSkip = state.substitutes;
      return;
    }
    settle();
    toSkip = 0;
    if (word.equals("*")) {
      state.optional = true;
      return;
    }
    if (word.equals("bin")) {
      tokens.skip(tokens.number(0));
      return;
    }
    if (state.optional) {
      state.optional = false;
      if (!KNOWN.contains(word) && !word.equals("shpinst")) {
        state.place = Place.NOWHERE;
        return;
      }
    }
    if (destination(word) || state.place == Place.NOWHERE) {
      return;
    }
    String sign = SIGNS.get(word);
    if (sign != null) {
      boolean closed = state.label && sign.equals(" ") && flows.getFirst().endsClosed();
      show(closed ? "" : sign);
    } else if (!format(word) && state.place == Place.TEXT) {
      structure(word);
    }
  }

  private boolean destination(String word) {
    switch (word) {
      case "fonttbl" -> state.place = Place.FONTS;
      case "stylesheet" -> state.place = Place.STYLES;
      case "upr" -> {
        state.around = state.place;
        state.place = Place.NOWHERE;
      }
      case "ud" -> state.place = state.around;
      case "footnote" -> ownFlow(true);
      case "shptxt" -> ownFlow(false);
      case "pntext", "listtext" -> {
        state.label = state.place == Place.TEXT;
        flows.getFirst().numbered |= state.label;
      }
      default -> {
        if (!SILENT.contains(word)) {
          return false;
        }
        state.place = Place.NOWHERE;
      }
    }
    return true;
  }

  /** A note goes last; a text box lies inside a shape, whose other words are no text. */
  private void ownFlow(boolean note) {
    if (state.place == Place.TEXT || !note) {
      state.place = Place.TEXT;
      state.ownFlow = true;
      state.note = note;
      flows.push(new RtfFlow());
    }
  }

  /** Words that say how characters show, and what the tables at the head hold. */
  private boolean format(String word) {
    switch (word) {
      case "ansicpg" -> fonts.codePage(tokens.number(1252));
      case "deff" -> {
        defaultFont = tokens.number(0);
        state.font = defaultFont;
      }
      case "uc" -> state.substitutes = Math.max(0, tokens.number(1));
      case "f" -> {
        if (state.place == Place.FONTS) {
          state.entry = tokens.number(0);
        } else {
          state.font = tokens.number(0);
        }
      }
      case "fcharset" -> {
        fonts.charset(state.entry, tokens.number(0));
        // The font's own name is written in its encoding.
        state.font = state.entry;
      }
      case "s" -> {
        if (state.place == Place.STYLES) {
          state.entry = tokens.number(0);
        } else {
          flows.getFirst().style = tokens.number(0);
        }
      }
      case "plain" -> state.plain(defaultFont);
      case "v" -> state.hidden = tokens.isOn();
      case "strike", "striked" -> state.struck = tokens.isOn();
      case "deleted" -> state.deleted = tokens.isOn();
      case "super" -> state.raised = tokens.isOn();
      case "sub", "nosupersub", "dn" -> state.raised = false;
      case "up" -> state.raised = tokens.number(LIFTED) >= LIFTED;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Words that part paragraphs and cells. */
  private void structure(String word) {
    RtfFlow flow = flows.getFirst();
    switch (word) {
      case "par", "sect" -> paragraph();
      case "pard" -> flow.resetParagraph();
      case "intbl" -> flow.inTable = true;
      case "outlinelevel" -> flow.outline = tokens.number(BODY_TEXT);
      case "nestcell", "nestrow" -> flow.paragraph(Kind.PARAGRAPH, 0, true);
      case "cell" -> flow.endCell();
      case "row" -> flow.endRow();
      case "trowd" -> flow.startRow();
      case "clvmrg" -> flow.mergedFromAbove();
      case "clmrg" -> flow.mergedFromLeft();
      case "cellx" -> flow.define(tokens.number(0));
      default -> {}
    }
  }

  private void paragraph() {
    RtfFlow flow = flows.getFirst();
    if (state.deleted || state.hidden) {
      // The mark does not show: the paragraph runs on into the next.
      return;
    }
    String name = styleNames.getOrDefault(flow.style, new StringBuilder()).toString();
    if (CONTENTS.matcher(name.strip()).lookingAt()) {
      flow.drop();
    } else {
      int level = level(flow.outline, name.replace(";", "").strip());
      Kind kind = level > 0 ? Kind.HEADING : flow.numbered ? Kind.LIST_ITEM : Kind.PARAGRAPH;
      flow.paragraph(kind, level, flow.inTable);
    }
    flow.numbered = false;
  }

  private static int level(int outline, String styleName) {
    if (outline >= 0) {
      return outline < BODY_TEXT ? Math.min(6, outline + 1) : 0;
    }
    Matcher heading = HEADING.matcher(styleName);
    return heading.matches() ? Math.min(6, Integer.parseInt(heading.group(1))) : 0;
  }
}
