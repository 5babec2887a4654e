// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host name: all of them, A and AAAA. A test gives its own. */
@FunctionalInterface
public interface NameResolver {

  /**
   * Every address of a name.
   *
   * @throws UnknownHostException if it has none now
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The machine's own. The JVM keeps an answer for about 30 seconds. */
  static NameResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
