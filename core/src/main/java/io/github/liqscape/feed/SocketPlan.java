// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One socket of a feed: where it goes and what it carries.
 *
 * @param name for people, unique within the feed, such as {@code /market#1}
 * @param uri address, first topics included if the venue takes them there
 * @param inUri topics that are live as soon as the socket is open
 * @param toSubscribe topics to ask for by message once it is open
 */
public record SocketPlan(String name, URI uri, List<Topic> inUri, List<Topic> toSubscribe) {

  public SocketPlan {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(uri, "uri");
    inUri = List.copyOf(inUri);
    toSubscribe = List.copyOf(toSubscribe);
    if (inUri.isEmpty() && toSubscribe.isEmpty()) {
      throw new IllegalArgumentException("socket " + name + " must carry a topic");
    }
  }

  /** Everything it carries. */
  public Stream<Topic> topics() {
    return Stream.concat(inUri.stream(), toSubscribe.stream());
  }
}
