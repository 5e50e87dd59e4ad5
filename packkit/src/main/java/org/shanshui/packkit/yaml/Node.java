package org.shanshui.packkit.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;

/** A node of a YAML file, with its place. */
public sealed interface Node {
  Place place();

  /**
   * A single value.
   *
   * @param first where its text begins: behind a quote; where it cannot be told, as {@code place}
   * @param value a String, a BigDecimal, a Boolean, or null for nothing; a day is a String
   */
  record Scalar(Place place, Place first, @Nullable Object value) implements Node {}

  /** A list. */
  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** An entry of a map. */
  record Entry(Place place, String key, Node value) {}

  /**
   * A map from texts. The accessors are for files that their schema has held: what it promises is
   * there.
   */
  record Mapping(Place place, Map<String, Entry> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public Optional<Node> find(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    public Node get(String key) {
      return find(key).orElseThrow(() -> new IllegalStateException(place + ": no " + key));
    }

    public Mapping map(String key) {
      return (Mapping) get(key);
    }

    /** The maps of a list; empty where there is none. */
    public List<Mapping> maps(String key) {
      return list(key).stream().map(Mapping.class::cast).toList();
    }

    /** Empty where there is none. */
    public List<Node> list(String key) {
      return find(key).map(n -> ((Sequence) n).items()).orElse(List.of());
    }

    /** The texts of a list; empty where there is none. */
    public List<String> texts(String key) {
      return list(key).stream().map(Node::text).toList();
    }

    public String text(String key) {
      return get(key).text();
    }

    public Optional<String> maybe(String key) {
      return find(key).map(Node::text);
    }

    public int whole(String key) {
      return get(key).number().intValueExact();
    }

    public Optional<BigDecimal> number(String key) {
      return find(key).map(Node::number);
    }

    public boolean flag(String key) {
      return find(key).map(n -> Boolean.TRUE.equals(((Scalar) n).value())).orElse(false);
    }

    /** Of an entry {@code {zh: …, en: …}}. */
    public Words words(String key) {
      return map(key).words();
    }

    /** Of {@code zh} and {@code en} in this map. */
    public Words words() {
      return new Words(text("zh"), text("en"));
    }

    /** The place of an entry's key, or of the map where there is no such entry. */
    public Place at(String key) {
      Entry entry = entries.get(key);
      return entry == null ? place : entry.place();
    }
  }

  /** The text of a scalar. */
  default String text() {
    Object value = ((Scalar) this).value();
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  /** The number of a scalar. */
  default BigDecimal number() {
    if (((Scalar) this).value() instanceof BigDecimal number) {
      return number;
    }
    throw new IllegalStateException(place() + ": no number");
  }

  /** As plain values: String, BigDecimal, Boolean, null, List and Map in their order. */
  default @Nullable Object plain() {
    if (this instanceof Scalar scalar) {
      return scalar.value();
    }
    if (this instanceof Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(item.plain()));
      return Collections.unmodifiableList(items);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    ((Mapping) this).entries().forEach((key, entry) -> map.put(key, entry.value().plain()));
    return Collections.unmodifiableMap(map);
  }
}
