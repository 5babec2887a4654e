// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One object of a model file, read strictly: every field must be there, of its type and in its
 * range, and {@link #done} refuses fields that nobody asked for. Numbers are finite and keep their
 * bits; what is unknown is null.
 *
 * <p>Threading: one reader, one thread.
 */
final class ModelJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String path;
  private final JsonNode node;
  private final Set<String> asked = new HashSet<>();

  private ModelJson(String path, JsonNode node) {
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw new ModelFormatException("an object was expected at " + (path.isEmpty() ? "/" : path));
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String write(ObjectNode node) {
    return node.toPrettyString();
  }

  static ModelJson read(String text) {
    try {
      return new ModelJson("", MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new ModelFormatException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  static void put(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    for (double value : values) {
      array.add(value);
    }
  }

  static void putTexts(ObjectNode node, String name, Iterable<String> values) {
    ArrayNode array = node.putArray(name);
    for (String value : values) {
      array.add(value);
    }
  }

  /** Writes null for a value that is not finite: JSON has no other word for it. */
  static void putOrNull(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  double number(String name) {
    return number(field(name), path + "/" + name);
  }

  double number(String name, double min, double max) {
    double value = number(name);
    require(value >= min && value <= max, name, "must be in [" + min + ", " + max + "]");
    return value;
  }

  /** A number, or NaN for null. */
  double numberOrNan(String name) {
    return field(name).isNull() ? Double.NaN : number(name);
  }

  double[] numbers(String name) {
    JsonNode array = field(name);
    require(array.isArray(), name, "must be a list of numbers");
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(array.get(i), path + "/" + name + "/" + i);
    }
    return values;
  }

  double[] numbers(String name, int length) {
    double[] values = numbers(name);
    require(values.length == length, name, "must have " + length + " numbers");
    return values;
  }

  private static double number(JsonNode value, String where) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw new ModelFormatException(where + " must be a finite number, was " + shown(value));
    }
    return value.doubleValue();
  }

  int whole(String name, int min, int max) {
    return (int) wholeLong(name, min, max);
  }

  long wholeLong(String name, long min, long max) {
    JsonNode value = field(name);
    require(
        value.canConvertToLong()
            && value.isIntegralNumber()
            && value.longValue() >= min
            && value.longValue() <= max,
        name,
        "must be a whole number in [" + min + ", " + max + "]");
    return value.longValue();
  }

  boolean flag(String name) {
    JsonNode value = field(name);
    require(value.isBoolean(), name, "must be true or false");
    return value.booleanValue();
  }

  String text(String name) {
    JsonNode value = field(name);
    require(value.isTextual(), name, "must be a text");
    return value.textValue();
  }

  List<String> texts(String name) {
    JsonNode array = field(name);
    require(array.isArray(), name, "must be a list of texts");
    List<String> values = new ArrayList<>();
    for (JsonNode value : array) {
      require(value.isTextual(), name, "must be a list of texts");
      values.add(value.textValue());
    }
    return List.copyOf(values);
  }

  FeatureSchema schema(String version, String features) {
    try {
      return new FeatureSchema(whole(version, 1, Integer.MAX_VALUE), texts(features));
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(path + "/" + features + ": " + e.getMessage(), e);
    }
  }

  boolean isNull(String name) {
    return field(name).isNull();
  }

  ModelJson child(String name) {
    return new ModelJson(path + "/" + name, field(name));
  }

  /** Every field's name, for objects whose keys are data. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  List<ModelJson> children(String name) {
    JsonNode array = field(name);
    require(array.isArray(), name, "must be a list of objects");
    List<ModelJson> children = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      children.add(new ModelJson(path + "/" + name + "/" + i, array.get(i)));
    }
    return children;
  }

  void require(boolean holds, String name, String rule) {
    if (!holds) {
      throw new ModelFormatException(path + "/" + name + " " + rule + ", was "
          + shown(node.path(name)));
    }
  }

  /** Refuses a field that this version does not know. */
  void done() {
    for (String name : names()) {
      if (!asked.contains(name)) {
        throw new ModelFormatException(path + "/" + name + " is unknown to this version");
      }
    }
  }

  private JsonNode field(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw new ModelFormatException(path + "/" + name + " is missing");
    }
    return value;
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
