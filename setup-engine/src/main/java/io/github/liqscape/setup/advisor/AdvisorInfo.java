// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who advises. All of it is journaled with every answer, so none of it may be a secret.
 *
 * @param id stable lower-case id of the kind of advisor, such as {@code onnx}
 * @param modelId name and version of the model, or a hash of its file; 1 to 128 printable ASCII
 * @param promptHash hex SHA-256 of what goes with every request: prompt and answer schema of a
 *     language model, the feature schema of a numeric one
 * @param parameters what else shapes the answer, such as {@code temperature}; at most 16
 */
public record AdvisorInfo(
    String id, String modelId, String promptHash, Map<String, String> parameters) {

  static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,128}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public AdvisorInfo {
    require(ID, "id", id);
    require(PRINTABLE, "modelId", modelId);
    require(HASH, "promptHash", promptHash);
    parameters = Map.copyOf(parameters);
    if (parameters.size() > 16) {
      throw new IllegalArgumentException(
          "parameters must be at most 16, were " + parameters.size());
    }
    parameters.forEach(
        (name, value) -> {
          require(PRINTABLE, "a parameter's name", name);
          require(PRINTABLE, "parameter " + name, value);
        });
  }

  /** Without parameters. */
  public static AdvisorInfo of(String id, String modelId, String promptHash) {
    return new AdvisorInfo(id, modelId, promptHash, Map.of());
  }

  private static void require(Pattern pattern, String name, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          name + " must match " + pattern.pattern() + ", was '" + NoteText.escaped(value) + "'");
    }
  }
}
