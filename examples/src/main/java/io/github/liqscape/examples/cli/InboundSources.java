// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.routing.inbound.InboundSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Senders as options name them: {@code name:/path}, and for each where its secret is found, {@code
 * name=env:VARIABLE} or {@code name=file:PATH}. A secret itself is refused, and never shown.
 */
final class InboundSources {

  static final String USUAL = "LIQSCAPE_INBOUND_SECRET";

  private static final String FILE = "file:";

  private InboundSources() {}

  /**
   * The sources.
   *
   * @param secrets may be empty: then all share the variable {@value #USUAL}
   * @param inPath whether the secret stands at the end of the path instead of in the body
   * @throws IllegalArgumentException naming the option, without any secret
   */
  static List<InboundSource> of(
      List<String> sources, List<String> secrets, boolean inPath, Environment environment) {
    Map<String, String> places = new HashMap<>();
    for (String secret : secrets) {
      int equals = secret.indexOf('=');
      String place = secret.substring(equals + 1);
      if (equals < 1 || !(place.startsWith(Environment.PREFIX) || place.startsWith(FILE))) {
        throw new IllegalArgumentException(
            "--secret must be NAME=env:VARIABLE or NAME=file:PATH: a secret itself does not belong"
                + " on a command line");
      }
      places.put(secret.substring(0, equals), place);
    }
    List<InboundSource> made = new ArrayList<>();
    for (String source : sources) {
      int colon = source.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(
            "--source must be NAME:/PATH, such as tv:/tv, was '" + source + "'");
      }
      String name = source.substring(0, colon);
      String given = places.remove(name);
      Secret secret = secret(name, given == null ? Environment.PREFIX + USUAL : given, environment);
      String path = source.substring(colon + 1);
      made.add(
          inPath
              ? InboundSource.secretInPath(name, path, secret)
              : InboundSource.secretInBody(name, path, secret));
    }
    if (!places.isEmpty()) {
      throw new IllegalArgumentException("--secret for " + places.keySet() + ", which no --source is");
    }
    return made;
  }

  private static Secret secret(String name, String place, Environment environment) {
    if (place.startsWith(Environment.PREFIX)) {
      return Secret.of(environment.value(place, "the secret of " + name));
    }
    Path file = Path.of(place.substring(FILE.length()));
    try {
      return Secret.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the secret of " + name + " cannot be read from " + file, e);
    }
  }
}
