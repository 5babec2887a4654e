// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import java.util.Objects;

/**
 * What is answered.
 *
 * @param status 202 accepted, 200 known already, 400 malformed, 401 secret, 403 address, 404 path,
 *     413 size, 422 age, 503 the journal failed or there is too much: send again
 * @param id of the accepted signal; empty if there is none
 * @param reason why not, in English, without any secret; empty if accepted
 */
public record InboundReply(int status, String id, String reason) {

  public InboundReply {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(reason, "reason");
  }

  static InboundReply refused(int status, String reason) {
    return new InboundReply(status, "", reason);
  }

  /** The body of the answer. */
  public String json() {
    return id.isEmpty()
        ? "{\"error\":" + InboundJson.quoted(reason) + "}"
        : "{\"id\":" + InboundJson.quoted(id) + "}";
  }
}
