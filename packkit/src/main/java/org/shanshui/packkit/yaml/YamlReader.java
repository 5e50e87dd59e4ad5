package org.shanshui.packkit.yaml;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads one YAML document of UTF-8 text. Plain scalars are numbers only where they look like {@code
 * -12.50}, flags only as {@code true} and {@code false}, nothing only as {@code null}, {@code ~} or
 * empty; all else, days among it, is text. Tags, anchors, aliases, merged keys and repeated keys
 * are faults.
 */
public final class YamlReader {
  /** Bytes of a file. */
  public static final int LARGEST = 512 * 1024;

  /** Lists and maps within each other. */
  public static final int DEEPEST = 32;

  /** Nodes of a file. */
  public static final int MOST_NODES = 50_000;

  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,29})(?:\\.\\d{1,30})?");

  private final String file;
  private final Faults faults;
  private final Iterator<Event> events;
  private int nodes;

  private YamlReader(String file, String text, Faults faults) {
    this.file = file;
    this.faults = faults;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    this.events = new Yaml(options).parse(new StringReader(text)).iterator();
  }

  /** Stops reading; the fault is noted. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    Stop(Place place, Words what, Words remedy) {
      super(null, null, false, false);
      this.fault = new Fault(place, what, remedy);
    }
  }

  /**
   * Reads a file.
   *
   * @param file its name, for places
   * @param faults takes what is wrong with it
   * @return its root; empty where it is no YAML, or too much of it, which is a fault
   */
  public static Optional<Node> read(String file, byte[] bytes, Faults faults) {
    try {
      if (bytes.length > LARGEST) {
        throw new Stop(
            Place.top(file),
            new Words(
                "文件有 %d 字节，超过 %d".formatted(bytes.length, LARGEST),
                "the file has %d bytes, more than %d".formatted(bytes.length, LARGEST)),
            new Words("请分成几个文件", "split it into several files"));
      }
      return new YamlReader(file, decoded(file, bytes), faults).document();
    } catch (Stop stop) {
      faults.add(stop.fault);
    } catch (MarkedYAMLException e) {
      faults.add(
          e.getProblemMark() == null ? Place.top(file) : place(file, e.getProblemMark()),
          new Words("不是正确的 YAML（" + e.getProblem() + "）", "this is no YAML: " + e.getProblem()),
          new Words("请检查缩进、引号、冒号和括号", "check indentation, quotes, colons and brackets"));
    } catch (ReaderException e) {
      faults.add(
          counted(file, new String(bytes, StandardCharsets.UTF_8), e.getPosition()),
          new Words(
              "字符 U+%04X 不能用于 YAML".formatted(e.getCodePoint()),
              "the character U+%04X is not allowed in YAML".formatted(e.getCodePoint())),
          new Words("请删去该字符", "delete it"));
    } catch (YAMLException e) {
      faults.add(
          Place.top(file),
          new Words(
              "YAML 无法读取（" + e.getMessage() + "）", "the YAML cannot be read: " + e.getMessage()),
          new Words("请减小层数或篇幅", "make it flatter or shorter"));
    }
    return Optional.empty();
  }

  private static String decoded(String file, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      throw new Stop(
          counted(file, text.toString(), Integer.MAX_VALUE),
          new Words("此处不是 UTF-8 文字", "this is no UTF-8"),
          new Words("请把文件另存为 UTF-8 编码", "save the file in UTF-8"));
    }
    String read = text.toString();
    return read.startsWith("\uFEFF") ? read.substring(1) : read;
  }

  /** The place of the code point of this number. */
  private static Place counted(String file, String text, int codePoint) {
    int line = 1;
    int column = 1;
    int seen = 0;
    for (int i = 0; i < text.length() && seen < codePoint; seen++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new Place(file, line, column);
  }

  private static Place place(String file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Place place(Event event) {
    return place(file, event.getStartMark());
  }

  private Optional<Node> document() {
    events.next();
    Event first = events.next();
    if (!(first instanceof DocumentStartEvent)) {
      throw new Stop(
          Place.top(file),
          new Words("文件是空的", "the file is empty"),
          new Words("请写入内容或删除文件", "write something into it, or delete it"));
    }
    Node root = node(events.next(), 1);
    events.next();
    Event next = events.next();
    if (next instanceof DocumentStartEvent) {
      throw new Stop(
          place(next),
          new Words("一个文件只能有一份内容", "a file has one document"),
          new Words("请删去“---”，或分成几个文件", "delete the “---”, or split the file"));
    }
    return Optional.of(root);
  }

  private Node node(Event event, int depth) {
    if (++nodes > MOST_NODES) {
      throw new Stop(
          place(event),
          new Words(
              "文件超过 %d 个节点".formatted(MOST_NODES), "more than %d nodes".formatted(MOST_NODES)),
          new Words("请分成几个文件", "split the file"));
    }
    if (depth > DEEPEST) {
      throw new Stop(
          place(event),
          new Words("超过 %d 层".formatted(DEEPEST), "deeper than %d".formatted(DEEPEST)),
          new Words("请减少层数", "make it flatter"));
    }
    bare(event);
    if (event instanceof ScalarEvent scalar) {
      ScalarStyle style = scalar.getScalarStyle();
      boolean quoted = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
      Place place = place(event);
      return new Node.Scalar(place, quoted ? place.right(1) : place, value(scalar));
    }
    return event instanceof SequenceStartEvent ? sequence(event, depth) : mapping(event, depth);
  }

  /** Refuses what makes a file more than it looks, or lets it name code. */
  private void bare(Event event) {
    String tag = null;
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof SequenceStartEvent start) {
      tag = start.getTag();
    } else if (event instanceof MappingStartEvent start) {
      tag = start.getTag();
    }
    if (tag != null) {
      throw new Stop(
          place(event),
          new Words("不能使用标签 " + tag, "tags (" + tag + ") are not allowed"),
          new Words("请删去以“!”开头的标签", "delete what begins with “!”"));
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw new Stop(
          place(event),
          new Words("不能使用锚点和引用（& *）", "anchors and aliases (& *) are not allowed"),
          event instanceof AliasEvent
              ? new Words(
                  "请写出内容本身；以“*”开头的文字请加引号",
                  "write the content itself; quote a text that begins with “*”")
              : new Words(
                  "请删去锚点；以“&”开头的文字请加引号", "delete the anchor; quote a text that begins with “&”"));
    }
  }

  private Node sequence(Event start, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new Node.Sequence(place(start), items);
  }

  private Node mapping(Event start, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      bare(next);
      if (!(next instanceof ScalarEvent scalar)) {
        throw new Stop(
            place(next),
            new Words("键应为文字", "a key is a text"),
            new Words(
                "请用一个词作键；以“{”“[”开头的文字请加引号",
                "use a word; quote a text that begins with “{” or “[”"));
      }
      String key = scalar.getValue();
      Node value = node(events.next(), depth + 1);
      if (entries.putIfAbsent(key, new Node.Entry(place(next), key, value)) != null) {
        faults.add(
            place(next),
            new Words("键“" + key + "”重复", "the key " + key + " occurs twice"),
            new Words("请只保留一个", "keep one of them"));
      }
    }
    return new Node.Mapping(place(start), entries);
  }

  private static @Nullable Object value(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    return switch (text) {
      case "", "~", "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    };
  }
}
