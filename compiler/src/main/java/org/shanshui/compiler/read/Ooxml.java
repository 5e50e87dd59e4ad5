package org.shanshui.compiler.read;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A package of XML parts in a .zip (ECMA-376 Part 2; ODF and OFD alike): its parts as streams of
 * XML events, so that memory does not grow with them. Inflated bytes are bounded; DTDs and entities
 * are off.
 */
final class Ooxml implements Closeable {
  private static final long MOST_INFLATED = 256L << 20;

  /** XML of an honest document shrinks to a tenth; a hundredth is a bomb. */
  private static final int MOST_RATIO = 150;

  private static final long RATIO_FROM = 4L << 20;

  /** Packages in packages deeper than this are left closed. */
  private static final int DEEPEST = 3;

  private static final int MOST_OF_PART = 64 << 20;

  private final ZipFile zip;
  private final XMLInputFactory factory;
  private final int depth;

  /** Shared with the packages inside this one. */
  private final AtomicLong inflated;

  private Ooxml(ZipFile zip, int depth, AtomicLong inflated) {
    this.zip = zip;
    this.depth = depth;
    this.inflated = inflated;
    this.factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  static Ooxml open(byte[] bytes) throws IOException {
    return new Ooxml(zip(bytes), 0, new AtomicLong());
  }

  /** Opens a package that was found inside {@code outer}, and counts against its bound. */
  static Ooxml open(byte[] bytes, @Nullable Ooxml outer) throws IOException {
    return outer == null ? open(bytes) : new Ooxml(zip(bytes), outer.depth + 1, outer.inflated);
  }

  private static ZipFile zip(byte[] bytes) throws IOException {
    return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
  }

  /** Whether packages inside this one may still be opened. */
  boolean mayNest() {
    return depth < DEEPEST;
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
    return factory.createXMLStreamReader(stream(entry));
  }

  private InputStream stream(ZipArchiveEntry entry) throws IOException {
    return new Bounded(zip.getInputStream(entry), entry.getCompressedSize());
  }

  /** The part's bytes; null where there is no such part, or it is larger than any should be. */
  byte @Nullable [] bytes(String part) throws IOException {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      return null;
    }
    try (InputStream in = stream(entry)) {
      byte[] bytes = in.readNBytes(MOST_OF_PART + 1);
      return bytes.length > MOST_OF_PART ? null : bytes;
    }
  }

  /**
   * What a part relates to: the last segment of the relationship's type, and the part's name.
   *
   * @param part empty for the package itself
   */
  Map<String, String> relations(String part) throws IOException, XMLStreamException {
    Map<String, String> relations = new HashMap<>();
    for (Relation relation : relationsOf(part)) {
      relations.putIfAbsent(
          relation.type().substring(relation.type().lastIndexOf('/') + 1), relation.target());
    }
    return relations;
  }

  /** What a part relates to: the name of each part by the relationship's Id. */
  Map<String, String> targets(String part) throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    for (Relation relation : relationsOf(part)) {
      targets.putIfAbsent(relation.id(), relation.target());
    }
    return targets;
  }

  private record Relation(String id, String type, String target) {}

  private List<Relation> relationsOf(String part) throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    List<Relation> relations = new ArrayList<>();
    XMLStreamReader xml = xml(folder + "_rels/" + part.substring(slash + 1) + ".rels");
    while (xml != null && xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")
          && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
        String id = xml.getAttributeValue(null, "Id");
        String type = xml.getAttributeValue(null, "Type");
        String target = xml.getAttributeValue(null, "Target");
        if (type != null && target != null) {
          relations.add(new Relation(id == null ? "" : id, type, below(folder, target)));
        }
      }
    }
    return relations;
  }

  /** The name of the part that {@code part} points to by {@code target}. */
  static String resolve(String part, String target) {
    return below(part.substring(0, part.lastIndexOf('/') + 1), target);
  }

  /** A target is below the part's folder, or from the package's root; {@code ../} goes up. */
  private static String below(String folder, String target) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : (target.startsWith("/") ? target : folder + target).split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  /** Why a package cannot be read, for the person who named the file. */
  static UnreadableException refusal(Exception e) {
    return isBomb(e) ? bomb(e) : damaged(e);
  }

  /** The XML parser wraps what its input throws. */
  private static boolean isBomb(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Ooxml.BombException
          || (cause instanceof XMLStreamException wrapped
              && wrapped.getNestedException() instanceof Ooxml.BombException)) {
        return true;
      }
    }
    return false;
  }

  private static UnreadableException bomb(Exception e) {
    return new UnreadableException(
        "zip-bomb",
        "文件解压后大得异常，已停止读取；请核对来源，或用办公软件打开后另存。 The file inflates to an abnormal size and was"
            + " refused; check where it comes from, or open it in an office program and save it anew.",
        e);
  }

  private static UnreadableException damaged(Exception e) {
    return new UnreadableException(
        "damaged",
        ("文件不完整或已损坏（%s）；请重新下载，或用办公软件打开后另存。 The file is incomplete or damaged (%s); download it"
                + " again, or open it in an office program and save it anew.")
            .formatted(e.getMessage(), e.getMessage()),
        e);
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
      long all = inflated.addAndGet(n);
      if (all > MOST_INFLATED || (own > RATIO_FROM && own / compressed > MOST_RATIO)) {
        throw new BombException(all);
      }
    }
  }
}
