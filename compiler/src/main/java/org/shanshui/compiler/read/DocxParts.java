package org.shanshui.compiler.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic.Severity;
import org.shanshui.compiler.read.Block.Kind;

/**
 * The parts that the body of a .docx refers to where their text is to stand: chunks in other
 * formats, embedded workbooks and documents, diagrams (SmartArt). What cannot be read is a finding
 * at its place.
 */
final class DocxParts {
  /** A document with more of them is no plan. */
  private static final int MOST_PARTS = 200;

  private final Ooxml ooxml;
  private final Map<String, String> targets;
  private int read;

  /**
   * @param part the part whose references these are
   */
  DocxParts(Ooxml ooxml, String part) throws IOException, XMLStreamException {
    this.ooxml = ooxml;
    this.targets = ooxml.targets(part);
  }

  /** A document in the document, of whatever format can be read. */
  WordPiece document(@Nullable String id) throws IOException {
    String target = id == null ? null : targets.get(id);
    byte[] bytes = target == null || !mayRead() ? null : ooxml.bytes(target);
    if (target == null || bytes == null) {
      return leftOut("嵌入的文件", "an embedded document");
    }
    try {
      return new WordPiece.Inserted(DocumentReaders.embedded(target, bytes, ooxml));
    } catch (UnreadableException e) {
      if (e.code().equals("zip-bomb") || e.code().equals("too-large")) {
        throw e;
      }
      String name = target.substring(target.lastIndexOf('/') + 1);
      return leftOut("嵌入的文件 " + name, "the embedded document " + name);
    }
  }

  /** The text of a diagram, a line a paragraph. */
  List<WordPiece> diagram(@Nullable String id) throws IOException, XMLStreamException {
    String target = id == null ? null : targets.get(id);
    XMLStreamReader data = target == null || !mayRead() ? null : ooxml.xml(target);
    if (data == null) {
      return List.of(leftOut("示意图（SmartArt）", "a diagram (SmartArt)"));
    }
    List<WordPiece> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    boolean inText = false;
    while (data.hasNext()) {
      int event = data.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        inText = data.getLocalName().equals("t") && isDrawing(data);
      } else if (event == XMLStreamReader.CHARACTERS && inText) {
        line.append(data.getText());
      } else if (event == XMLStreamReader.END_ELEMENT) {
        inText = false;
        if (data.getLocalName().equals("p") && isDrawing(data)) {
          lines.add(new WordPiece.Line(Kind.PARAGRAPH, 0, line.toString().strip()));
          line.setLength(0);
        }
      }
    }
    return lines;
  }

  private static boolean isDrawing(XMLStreamReader xml) {
    String namespace = xml.getNamespaceURI();
    return namespace != null
        && namespace.toLowerCase(Locale.ROOT).contains("drawingml")
        && namespace.endsWith("/main");
  }

  private boolean mayRead() {
    return ooxml.mayNest() && ++read <= MOST_PARTS;
  }

  static WordPiece leftOut(String chinese, String english) {
    return new WordPiece.Finding(
        Severity.WARNING,
        "part-left-out",
        ("%s未读入；如其中有规划内容，请把它转为正文后再读。"
                + " Left out: %s. Turn it into plain text if it says something of the plan.")
            .formatted(chinese, english));
  }
}
