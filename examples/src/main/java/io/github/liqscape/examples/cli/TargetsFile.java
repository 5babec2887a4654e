// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.routing.channel.ChannelConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of targets: {@code {"targets": [{"kind": "discord", "id": "discord:desk", "options":
 * {"url": "env:DISCORD_URL"}}]}}. An option {@code env:NAME} is taken from that environment variable,
 * so that no secret need stand in a file. Beside {@code targets} there may be {@code files}, the
 * folder in which channels keep theirs, relative to this file; default {@code channels}. Errors name
 * the field and never show an option's value.
 *
 * @param files folder of the channels
 * @param targets in the order of the file
 */
record TargetsFile(Path files, List<Target> targets) {

  /** One target of one kind of channel. */
  record Target(String kind, ChannelConfig config) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  TargetsFile {
    targets = List.copyOf(targets);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming the file, and the field or the place
   */
  static TargetsFile read(Path file, Environment environment) {
    JsonNode root = parse(file);
    only(root, file + "", Set.of("files", "targets"));
    JsonNode list = root.path("targets");
    if (!list.isArray() || list.isEmpty()) {
      throw new IllegalArgumentException(file + ": targets must be a list of at least one target");
    }
    List<Target> targets = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String at = file + ": targets[" + i + "]";
      Target target = target(list.get(i), at, environment);
      if (!ids.add(target.config().target())) {
        throw new IllegalArgumentException(
            at + ".id must differ from the others, was '" + target.config().target() + "'");
      }
      targets.add(target);
    }
    String folder = root.has("files") ? text(root, "files", file + ": ") : "channels";
    return new TargetsFile(file.toAbsolutePath().resolveSibling(folder), targets);
  }

  private static JsonNode parse(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      // Its message quotes the text, in which there may be a secret.
      JsonLocation at = e.getLocation();
      throw new IllegalArgumentException(
          file + " is not JSON"
              + (at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException("the targets cannot be read: no file " + file, e);
    }
  }

  private static Target target(JsonNode node, String at, Environment environment) {
    only(node, at, Set.of("kind", "id", "options"));
    String kind = text(node, "kind", at + ".");
    ChannelConfig config;
    try {
      config = ChannelConfig.of(text(node, "id", at + "."));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(at + ".id: " + e.getMessage(), e);
    }
    JsonNode options = node.path("options");
    if (!options.isMissingNode() && !options.isObject()) {
      throw new IllegalArgumentException(at + ".options must be an object of texts");
    }
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      String field = at + ".options." + option.getKey();
      if (!option.getValue().isTextual() && !option.getValue().isNumber()) {
        throw new IllegalArgumentException(field + " must be a text");
      }
      config =
          config.with(option.getKey(), environment.value(option.getValue().asText(), field));
    }
    return new Target(kind, config);
  }

  private static String text(JsonNode node, String name, String at) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new IllegalArgumentException(at + name + " must be a text, and is not");
    }
    return value.textValue();
  }

  private static void only(JsonNode node, String at, Set<String> known) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(at + " must be a JSON object");
    }
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          at + " has unknown fields " + unknown + "; there are " + new TreeSet<>(known));
    }
  }
}
