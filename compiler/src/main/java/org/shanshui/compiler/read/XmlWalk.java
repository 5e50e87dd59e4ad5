package org.shanshui.compiler.read;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks the XML of office documents, by local names, so that the transitional and the strict
 * namespaces are alike.
 */
final class XmlWalk {
  /** The depth within which the whole document lies. */
  static final int DOCUMENT = 0;

  private final XMLStreamReader xml;
  private final boolean foreignToo;
  private int depth;

  private XmlWalk(XMLStreamReader xml, boolean foreignToo) {
    this.xml = xml;
    this.foreignToo = foreignToo;
  }

  /** Walks a part of a .docx, in which drawings use the names of text for something else. */
  static XmlWalk ofWord(XMLStreamReader xml) {
    return new XmlWalk(xml, false);
  }

  /** Walks a part in which every name means one thing. */
  static XmlWalk of(XMLStreamReader xml) {
    return new XmlWalk(xml, true);
  }

  /** What {@link #next()} came to. */
  enum Event {
    START,
    END,
    TEXT,
    DOCUMENT_END
  }

  Event next() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          return Event.START;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return Event.END;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          return Event.TEXT;
        }
        default -> {}
      }
    }
    return Event.DOCUMENT_END;
  }

  /** How many elements are open, the one just begun among them. */
  int depth() {
    return depth;
  }

  /** Goes to the next element that begins inside the one at this depth; false where that ends. */
  boolean nextWithin(int element) throws XMLStreamException {
    Event event;
    do {
      event = next();
    } while (event != Event.START && event != Event.DOCUMENT_END && depth >= element);
    return event == Event.START;
  }

  /** The element's local name; in Word, empty for elements of drawings and other vocabularies. */
  String name() {
    String namespace = xml.getNamespaceURI();
    boolean own =
        foreignToo
            || namespace == null
            || namespace.contains("wordprocessingml")
            || namespace.contains("officeDocument")
            || namespace.contains("markup-compatibility")
            || namespace.startsWith("urn:schemas-microsoft-com:office:office")
            || namespace.contains("/diagram")
            || isGraphic(namespace);
    return own ? xml.getLocalName() : "";
  }

  /** The frame of any drawing; the shapes in it are foreign. */
  private boolean isGraphic(String namespace) {
    return namespace.endsWith("/main") && xml.getLocalName().equals("graphicData");
  }

  /** An attribute by its local name, whichever its namespace. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  @Nullable String value() {
    return attribute("val");
  }

  /** The value as a number from 0 to 100000, else the default. */
  int number(int byDefault) {
    return number(value(), byDefault);
  }

  static int number(@Nullable String value, int byDefault) {
    return value != null && value.matches("\\d{1,5}") ? Integer.parseInt(value) : byDefault;
  }

  /** A switch like w:vanish is on by standing there, unless its value says no. */
  boolean isOn() {
    String value = value();
    return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
  }

  String text() {
    return xml.getText();
  }

  /** Leaves the element just begun, with all that is in it. */
  void skip() throws XMLStreamException {
    int element = depth;
    while (depth >= element && next() != Event.DOCUMENT_END) {}
  }
}
