// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.net.URI;

/**
 * Which addresses a user's URL may lead to. Asked just before each request, not only when the URL
 * is set.
 */
@FunctionalInterface
public interface EgressPolicy {

  /** Whether a request may leave, and why not. */
  sealed interface Verdict {
    record Allowed() implements Verdict {}

    /**
     * Refused.
     *
     * @param why in a few words, without the URL's path or query
     */
    record Denied(String why) implements Verdict {}

    /** The name has no address now: a failure that may pass. */
    record Unresolved() implements Verdict {}
  }

  /** What the user allows for a target of his own. */
  enum Allowance {
    /** The public internet over https only. */
    PUBLIC,
    /** Also this machine. */
    LOOPBACK,
    /** Also the private networks 10/8, 172.16/12, 192.168/16 and fc00::/7. */
    PRIVATE
  }

  /** The verdict on a URL. */
  Verdict check(URI url, Allowance allowance);

  /** {@link #resolving} with the machine's own resolver. */
  static EgressPolicy standard() {
    return resolving(NameResolver.system());
  }

  /**
   * https, a host name, port 443 and no user name; refused if any of its addresses is of this
   * machine, a private network, a cloud's metadata service or else not public. A target of the
   * user's own may leave that frame if all its addresses lie where he allowed it; metadata services
   * stay out of reach. Between this check and the connection a hostile name server could still
   * answer anew; who fears that routes requests through an egress proxy.
   */
  static EgressPolicy resolving(NameResolver resolver) {
    return new ResolvingEgress(resolver);
  }
}
