// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A request as it came in. Its {@code toString} shows no path, header or body: each may hold a
 * secret.
 */
public final class InboundRequest {

  private final String path;
  private final String remoteAddress;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A request.
   *
   * @param path without the query, such as {@code /tv}
   * @param remoteAddress of the sender, in digits
   * @param headers names in any case
   * @param body as it came; one byte more than the limit stands for all that is too long
   */
  public InboundRequest(
      String path, String remoteAddress, Map<String, String> headers, byte[] body) {
    this.path = Objects.requireNonNull(path, "path");
    this.remoteAddress = Objects.requireNonNull(remoteAddress, "remoteAddress");
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = body.clone();
  }

  String path() {
    return path;
  }

  String remoteAddress() {
    return remoteAddress;
  }

  /** Empty if there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "request of " + body.length + " bytes from " + remoteAddress;
  }
}
