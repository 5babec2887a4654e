// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one JSON object. Each must be read once; {@link #end} refuses those that nobody
 * asked for. Every complaint names the field by its path.
 *
 * <p>Threading: confined to the caller.
 */
final class JsonFields {

  private final String path;
  private final JsonNode node;
  private final Set<String> unread = new LinkedHashSet<>();

  private JsonFields(String path, JsonNode node) {
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw new SetupFormatException(
          (path.isEmpty() ? "a setup" : path) + " must be a JSON object, was "
              + node.getNodeType());
    }
    node.fieldNames().forEachRemaining(unread::add);
  }

  static JsonFields of(JsonNode root) {
    return new JsonFields("", root);
  }

  /** Nothing must be left. */
  void end() {
    if (!unread.isEmpty()) {
      throw new SetupFormatException("unknown field " + path(unread.iterator().next()));
    }
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private JsonNode take(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new SetupFormatException("field " + path(name) + " is missing");
    }
    unread.remove(name);
    return value;
  }

  private SetupFormatException wrong(String name, String expected, JsonNode found) {
    return new SetupFormatException(
        path(name) + " must be " + expected + ", was " + shortened(found.toString()));
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  String text(String name) {
    JsonNode value = take(name);
    if (!value.isTextual()) {
      throw wrong(name, "a string", value);
    }
    return value.textValue();
  }

  boolean flag(String name) {
    JsonNode value = take(name);
    if (!value.isBoolean()) {
      throw wrong(name, "true or false", value);
    }
    return value.booleanValue();
  }

  int integer(String name) {
    JsonNode value = take(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(name, "a whole number", value);
    }
    return value.intValue();
  }

  /** Null is NaN. */
  double number(String name) {
    JsonNode value = take(name);
    if (value.isNull()) {
      return Double.NaN;
    }
    if (value.isTextual()) {
      return switch (value.textValue()) {
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw wrong(name, "a number", value);
      };
    }
    double number = value.doubleValue();
    if (!value.isNumber() || !Double.isFinite(number)) {
      throw wrong(name, "a number", value);
    }
    return number;
  }

  /** A decimal that keeps its digits, as plain text. */
  String decimal(String name) {
    String text = text(name);
    if (!text.matches("\\d{1,40}(\\.\\d{1,40})?")) {
      throw new SetupFormatException(path(name) + " must be a plain decimal, was " + text);
    }
    return new BigDecimal(text).toPlainString();
  }

  /** Epoch nanoseconds; null is {@link Long#MIN_VALUE}. */
  long instant(String name) {
    JsonNode value = take(name);
    if (value.isNull()) {
      return Long.MIN_VALUE;
    }
    if (!value.isTextual()) {
      throw wrong(name, "an instant", value);
    }
    try {
      Instant time = Instant.parse(value.textValue());
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new SetupFormatException(
          path(name) + " must be an instant such as 2026-01-31T12:00:00Z, was "
              + shortened(value.toString()),
          e);
    }
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return constantOrNull(name, type)
        .orElseThrow(() -> wrong(name, "one of " + names(type), node.path(name)));
  }

  /** Null is empty. */
  <E extends Enum<E>> Optional<E> constantOrNull(String name, Class<E> type) {
    JsonNode value = take(name);
    if (value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(constant(name, value, type));
  }

  private <E extends Enum<E>> E constant(String name, JsonNode value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (value.isTextual() && constant.name().equals(value.textValue())) {
        return constant;
      }
    }
    throw wrong(name, "one of " + names(type), value);
  }

  private static String names(Class<? extends Enum<?>> type) {
    return Arrays.toString(type.getEnumConstants());
  }

  JsonFields object(String name) {
    return new JsonFields(path(name), take(name));
  }

  /** Whether a field is there and null; it counts as read then. */
  boolean takeNull(String name) {
    boolean isNull = node.path(name).isNull();
    if (isNull) {
      unread.remove(name);
    }
    return isNull;
  }

  /** A list of objects; each must be read to its end. */
  <T> List<T> objects(String name, Function<JsonFields, T> reader) {
    JsonNode array = array(name);
    List<T> list = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      JsonFields fields = new JsonFields(path(name) + "[" + i + "]", array.get(i));
      list.add(reader.apply(fields));
      fields.end();
    }
    return list;
  }

  List<String> texts(String name) {
    JsonNode array = array(name);
    List<String> list = new ArrayList<>(array.size());
    for (JsonNode value : array) {
      if (!value.isTextual()) {
        throw wrong(name, "a list of strings", value);
      }
      list.add(value.textValue());
    }
    return list;
  }

  <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
    JsonNode array = array(name);
    List<E> list = new ArrayList<>(array.size());
    for (JsonNode value : array) {
      list.add(constant(name, value, type));
    }
    return list;
  }

  private JsonNode array(String name) {
    JsonNode array = take(name);
    if (!array.isArray()) {
      throw wrong(name, "a list", array);
    }
    return array;
  }
}
