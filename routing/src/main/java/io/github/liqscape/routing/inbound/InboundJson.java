// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Bodies in JSON: one flat object; what is nested in it is not looked at. */
final class InboundJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private InboundJson() {}

  /** The texts and numbers of an object, by name. */
  static Map<String, String> fields(byte[] body) throws Malformed {
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (IOException e) {
      throw new Malformed("the body is not JSON");
    }
    if (root == null || !root.isObject()) {
      throw new Malformed("the body is not a JSON object");
    }
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      JsonNodeType type = field.getValue().getNodeType();
      if (type == JsonNodeType.STRING || type == JsonNodeType.NUMBER) {
        fields.put(field.getKey(), field.getValue().asText());
      }
    }
    return fields;
  }

  static String quoted(String text) {
    try {
      return MAPPER.writeValueAsString(TextNode.valueOf(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text can always be written", e);
    }
  }
}
