package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as the product writes it: UTF-8, null for what is not known, numbers without an exponent, a
 * line for each item of a list of objects.
 */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** Beyond it a number is written with an exponent: 1E+999999999 would be a gigabyte of zeros. */
  private static final int MOST_ZEROS = 100;

  private final JsonGenerator generator;
  private final Lines lines;

  /** The names written so far, each encoded once. */
  private final Map<String, SerializedString> names = new HashMap<>();

  private JsonText(JsonGenerator generator, Lines lines) {
    this.generator = generator;
    this.lines = lines;
  }

  /**
   * Writes one object and a line feed; the stream is flushed and stays open.
   *
   * @param properties writes the object's properties
   * @throws IOException where the stream fails
   */
  public static void write(OutputStream out, Consumer<JsonText> properties) throws IOException {
    Lines lines = new Lines();
    try (JsonGenerator generator =
        FACTORY.createGenerator(new Indented(lines), out, JsonEncoding.UTF8)) {
      generator.writeStartObject();
      properties.accept(new JsonText(generator, lines));
      generator.writeEndObject();
      generator.writeRaw('\n');
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    out.flush();
  }

  /** A property that is a string or null. */
  public void string(String name, @Nullable String value) {
    generator.writeName(encoded(name));
    string(value);
  }

  /** A property that is a number or null. */
  public void number(String name, @Nullable BigDecimal value) {
    generator.writeName(encoded(name));
    if (value == null) {
      generator.writeNull();
    } else {
      generator.writeNumber(
          Math.abs(value.scale()) <= MOST_ZEROS ? value.toPlainString() : value.toString());
    }
  }

  /** A property that is a whole number or null. */
  public void number(String name, @Nullable Integer value) {
    generator.writeName(encoded(name));
    if (value == null) {
      generator.writeNull();
    } else {
      generator.writeNumber(value.intValue());
    }
  }

  /** A property that is a number of an int's size. */
  public void number(String name, int value) {
    generator.writeName(encoded(name));
    generator.writeNumber(value);
  }

  /** A property that is a finite number. */
  public void number(String name, double value) {
    generator.writeName(encoded(name));
    generator.writeNumber(value);
  }

  /** A property that is a list of strings, on one line. */
  public void strings(String name, List<String> values) {
    generator.writeName(encoded(name));
    strings(values);
  }

  /** A property that is a list of lists of strings, a line each. */
  public void rows(String name, List<List<String>> rows) {
    generator.writeName(encoded(name));
    lines.breakNext();
    generator.writeStartArray();
    rows.forEach(this::strings);
    generator.writeEndArray();
  }

  /** A property that is an object or null, on one line. */
  public <T> void object(String name, @Nullable T value, Consumer<T> properties) {
    generator.writeName(encoded(name));
    if (value == null) {
      generator.writeNull();
      return;
    }
    generator.writeStartObject();
    properties.accept(value);
    generator.writeEndObject();
  }

  /** A property that is a list of objects, a line each. */
  public <T> void objects(String name, List<T> values, Consumer<T> properties) {
    generator.writeName(encoded(name));
    lines.breakNext();
    generator.writeStartArray();
    for (T value : values) {
      generator.writeStartObject();
      properties.accept(value);
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  private SerializedString encoded(String name) {
    return names.computeIfAbsent(name, SerializedString::new);
  }

  private void strings(List<String> values) {
    generator.writeStartArray();
    values.forEach(this::string);
    generator.writeEndArray();
  }

  private void string(@Nullable String value) {
    if (value == null) {
      generator.writeNull();
    } else {
      generator.writeString(Characters.whole(value));
    }
  }

  /** Jackson takes the printer from the context, and only from there. */
  private static final class Indented extends ObjectWriteContext.Base {
    private final Lines lines;

    Indented(Lines lines) {
      this.lines = lines;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return lines;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
