package org.shanshui.packkit.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.packkit.yaml.YamlReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of a kind of file. Schemas are part of the program, so one that is not
 * sound is an error of the program; what they are held against is anybody's.
 */
public final class FileSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Schema schema;
  private final String text;
  private final String id;

  /** This one and its parts by {@code $id}. */
  private final Map<String, JsonNode> documents;

  private FileSchema(Schema schema, String text, String id, Map<String, JsonNode> documents) {
    this.schema = schema;
    this.text = text;
    this.id = id;
    this.documents = documents;
  }

  /**
   * The schema of a resource.
   *
   * @param beside the class it lies beside
   * @param name of the resource
   * @param parts schemas that it refers to by their {@code $id}
   */
  public static FileSchema of(Class<?> beside, String name, FileSchema... parts) {
    String text = resource(beside, name);
    JsonNode document = JsonMapper.shared().readTree(text);
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    Map<String, String> byId = new LinkedHashMap<>();
    for (FileSchema part : parts) {
      documents.putAll(part.documents);
      byId.put(part.id, part.text);
    }
    String id = document.get("$id").asString();
    documents.put(id, document);
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
    Schema schema = registry.getSchema(text);
    schema.initializeValidators();
    return new FileSchema(schema, text, id, documents);
  }

  private static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Not in this build: " + name + " beside " + beside);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema itself, for editors. */
  public String text() {
    return text;
  }

  /**
   * Reads a file and holds it against this schema.
   *
   * @param faults takes all that is wrong with it
   * @return its root, if nothing is
   */
  public Optional<Node> read(String file, byte[] bytes, Faults faults) {
    int before = faults.size();
    Optional<Node> root = YamlReader.read(file, bytes, faults);
    root.ifPresent(node -> hold(node, faults));
    return faults.size() == before ? root : Optional.empty();
  }

  private void hold(Node root, Faults faults) {
    for (Error error : schema.validate(json(root))) {
      Node node = root;
      Place place = root.place();
      NodePath path = error.getInstanceLocation();
      for (int i = 0; i < path.getNameCount(); i++) {
        Object step = path.getElement(i);
        if (node instanceof Node.Mapping map) {
          place = map.at(String.valueOf(step));
          node = map.get(String.valueOf(step));
        } else {
          node = ((Node.Sequence) node).items().get(Integer.parseInt(String.valueOf(step)));
          place = node.place();
        }
      }
      // What is wrong with a value stands at the value, what is missing in a map at its key.
      if (node instanceof Node.Scalar) {
        place = node.place();
      }
      if (error.getKeyword().equals("additionalProperties") && node instanceof Node.Mapping map) {
        place = map.at(error.getProperty());
      }
      faults.add(SchemaWords.fault(error, around(error.getSchemaLocation()), node, place));
    }
  }

  /** The schema that the keyword stands in. */
  private JsonNode around(SchemaLocation location) {
    JsonNode own = Objects.requireNonNull(documents.get(id));
    JsonNode at = documents.getOrDefault(String.valueOf(location.getAbsoluteIri()), own);
    NodePath path = location.getFragment();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      Object step = path.getElement(i);
      at = step instanceof Integer index ? at.path(index) : at.path(String.valueOf(step));
    }
    return at;
  }

  private static JsonNode json(Node node) {
    if (node instanceof Node.Mapping map) {
      ObjectNode object = JSON.objectNode();
      map.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    return scalar(((Node.Scalar) node).value());
  }

  private static JsonNode scalar(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.scale() == 0
          ? JSON.numberNode(number.toBigIntegerExact())
          : JSON.numberNode(number);
    }
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    return value == null ? JSON.nullNode() : JSON.stringNode((String) value);
  }
}
