// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a channel may use of its surroundings.
 *
 * @param egress which addresses may be reached
 * @param transport how an HTTP request leaves
 * @param directory where a channel may keep files, in a folder of its own
 */
public record ChannelContext(EgressPolicy egress, HttpSender transport, Path directory) {
  public ChannelContext {
    Objects.requireNonNull(egress, "egress");
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(directory, "directory");
  }

  /** The standard egress policy and the JDK's client; files below this directory. */
  public static ChannelContext standard(Path directory) {
    return new ChannelContext(EgressPolicy.standard(), JdkHttpSender.create(), directory);
  }

  /** The folder of one target; characters that a file system may not take are encoded. */
  public Path folder(String kind, String target) {
    return directory
        .resolve(kind)
        .resolve(
            URLEncoder.encode(target, StandardCharsets.UTF_8)
                .replace(".", "%2E")
                .replace("*", "%2A"));
  }
}
