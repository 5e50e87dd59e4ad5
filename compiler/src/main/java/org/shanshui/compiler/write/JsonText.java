package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the product writes it, so that a person can read it and {@code grep} can find in it:
 * UTF-8, null for what is not known, numbers without an exponent, a line for each property of the
 * whole and for each item of a list of objects.
 */
public final class JsonText {
  /** Beyond it a number is written with an exponent: 1E+999999999 would be a gigabyte of zeros. */
  private static final int MOST_ZEROS = 100;

  /** Deeper levels share the last indent; an outline is never that deep. */
  private static final int DEEPEST_INDENT = 63;

  /** 0.01 to 1.0, which most shares are: to find the shortest form of a double is slow. */
  private static final String[] HUNDREDTHS = hundredths();

  private final Utf8Output out;
  private int depth;

  /** Whether nothing stands yet in the object or list that was opened last. */
  private boolean first;

  private JsonText(Utf8Output out) {
    this.out = out;
  }

  private static String[] hundredths() {
    String[] hundredths = new String[101];
    for (int i = 0; i < hundredths.length; i++) {
      hundredths[i] = Double.toString(i / 100.0);
    }
    return hundredths;
  }

  /**
   * Writes one object and a line feed; the stream is flushed and stays open.
   *
   * @param properties writes the object's properties
   * @throws IOException where the stream fails
   */
  public static void write(OutputStream stream, Consumer<JsonText> properties) throws IOException {
    try {
      Utf8Output out = new Utf8Output(stream);
      JsonText json = new JsonText(out);
      json.open('{');
      properties.accept(json);
      json.close('}', true);
      out.ascii('\n');
      out.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A property that is a string or null. */
  public void string(String name, @Nullable String value) {
    name(name);
    string(value);
  }

  /** A property that is a number or null. */
  public void number(String name, @Nullable BigDecimal value) {
    name(name);
    if (value == null) {
      out.ascii("null");
    } else {
      out.ascii(Math.abs(value.scale()) <= MOST_ZEROS ? value.toPlainString() : value.toString());
    }
  }

  /** A property that is a whole number or null. */
  public void number(String name, @Nullable Integer value) {
    name(name);
    out.ascii(String.valueOf(value));
  }

  /** A property that is a number of an int's size. */
  public void number(String name, int value) {
    name(name);
    out.ascii(value);
  }

  /** A property that is a finite number. */
  public void number(String name, double value) {
    name(name);
    int hundredths = (int) (value * 100 + 0.5);
    boolean known = hundredths > 0 && hundredths <= 100 && value == hundredths / 100.0;
    out.ascii(known ? HUNDREDTHS[hundredths] : Double.toString(value));
  }

  /** A property that is a list of strings, on one line. */
  public void strings(String name, List<String> values) {
    name(name);
    strings(values);
  }

  /** A property that is a list of lists of strings, a line each. */
  public void rows(String name, List<List<String>> rows) {
    name(name);
    open('[');
    for (List<String> row : rows) {
      next(true);
      strings(row);
    }
    close(']', true);
  }

  /** A property that is an object or null, on one line. */
  public <T> void object(String name, @Nullable T value, Consumer<T> properties) {
    name(name);
    if (value == null) {
      out.ascii("null");
    } else {
      object(value, properties);
    }
  }

  /** A property that is a list of objects, a line each. */
  public <T> void objects(String name, List<T> values, Consumer<T> properties) {
    name(name);
    open('[');
    for (T value : values) {
      next(true);
      object(value, properties);
    }
    close(']', true);
  }

  private void name(String name) {
    next(depth == 1);
    out.ascii('"');
    out.ascii(name);
    out.ascii("\": ");
  }

  private <T> void object(T value, Consumer<T> properties) {
    open('{');
    properties.accept(value);
    close('}', false);
  }

  private void strings(List<String> values) {
    open('[');
    for (String value : values) {
      next(false);
      string(value);
    }
    close(']', false);
  }

  private void string(@Nullable String value) {
    if (value == null) {
      out.ascii("null");
    } else {
      out.quoted(value);
    }
  }

  private void open(char bracket) {
    out.ascii(bracket);
    depth++;
    first = true;
  }

  /**
   * Before an item or a property.
   *
   * @param broken whether it stands on its own line
   */
  private void next(boolean broken) {
    if (!first) {
      out.ascii(',');
    }
    if (broken) {
      indent();
    } else if (!first) {
      out.ascii(' ');
    }
    first = false;
  }

  private void close(char bracket, boolean broken) {
    depth--;
    if (broken && !first) {
      indent();
    }
    out.ascii(bracket);
    first = false;
  }

  private void indent() {
    out.ascii('\n');
    for (int i = Math.min(depth, DEEPEST_INDENT); i > 0; i--) {
      out.ascii("  ");
    }
  }
}
