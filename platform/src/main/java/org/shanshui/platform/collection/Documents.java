package org.shanshui.platform.collection;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Documents of the database (jsonb): by key, texts or lists of texts. */
final class Documents {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Documents() {}

  static String written(Map<String, ?> document) {
    return JSON.writeValueAsString(document);
  }

  static Map<String, Object> read(String document) {
    return JSON.readValue(document, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  static Map<String, String> texts(String document) {
    return JSON.readValue(document, new TypeReference<LinkedHashMap<String, String>>() {});
  }
}
