package org.shanshui.compiler.read;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * An Office Open XML package (ECMA-376 Part 2): its parts as streams of XML events, so that memory
 * does not grow with them. Inflated bytes are bounded; DTDs and entities are off.
 */
final class Ooxml implements Closeable {
  private static final long MOST_INFLATED = 256L << 20;

  /** XML of an honest document shrinks to a tenth; a hundredth is a bomb. */
  private static final int MOST_RATIO = 150;

  private static final long RATIO_FROM = 4L << 20;

  private final ZipFile zip;
  private final XMLInputFactory factory;
  private long inflated;

  private Ooxml(ZipFile zip) {
    this.zip = zip;
    this.factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  static Ooxml open(byte[] bytes) throws IOException {
    return new Ooxml(
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get());
  }

  boolean has(String part) {
    return zip.getEntry(part) != null;
  }

  boolean hasFolder(String folder) {
    var entries = zip.getEntries();
    while (entries.hasMoreElements()) {
      if (entries.nextElement().getName().startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  /** The part's XML events; null where there is no such part. */
  @Nullable XMLStreamReader xml(String part) throws IOException, XMLStreamException {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      return null;
    }
    InputStream in = new Bounded(zip.getInputStream(entry), entry.getCompressedSize());
    return factory.createXMLStreamReader(in);
  }

  /**
   * What a part relates to: the last segment of the relationship's type, and the part's name.
   *
   * @param part empty for the package itself
   */
  Map<String, String> relations(String part) throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    Map<String, String> relations = new HashMap<>();
    XMLStreamReader xml = xml(folder + "_rels/" + part.substring(slash + 1) + ".rels");
    while (xml != null && xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")) {
        String type = xml.getAttributeValue(null, "Type");
        String target = xml.getAttributeValue(null, "Target");
        if (type != null && target != null) {
          relations.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), name(folder, target));
        }
      }
    }
    return relations;
  }

  private static String name(String folder, String target) {
    return target.startsWith("/") ? target.substring(1) : folder + target;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The package inflates to more than any document does. */
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1L;

    BombException(long inflated) {
      super(String.format(Locale.ROOT, "inflated beyond %d bytes", inflated));
    }
  }

  private final class Bounded extends FilterInputStream {
    private final long compressed;
    private long own;

    Bounded(InputStream in, long compressed) {
      super(in);
      this.compressed = Math.max(1, compressed);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int n) throws IOException {
      own += n;
      inflated += n;
      if (inflated > MOST_INFLATED || (own > RATIO_FROM && own / compressed > MOST_RATIO)) {
        throw new BombException(inflated);
      }
    }
  }
}
