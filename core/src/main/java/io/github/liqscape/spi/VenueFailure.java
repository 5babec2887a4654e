// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a venue gave no answer.
 *
 * @param reason the kind of failure
 * @param detail what the venue or the network said, and to which path; never a secret
 * @param retryAt when it makes sense to ask again, if that is known
 */
public record VenueFailure(Reason reason, String detail, Optional<Instant> retryAt) {

  /** Kinds of failure. */
  public enum Reason {
    /** Too many requests: wait. */
    RATE_LIMITED,
    /** The address is banned for a while: nothing is sent to the host family until then. */
    BANNED,
    /** Firewall or a restricted place: waiting does not help. */
    FORBIDDEN,
    /** The venue is overloaded or down, also after some retries. */
    OVERLOADED,
    /** No connection, or no answer in time. */
    UNREACHABLE,
    /** The venue does not know the symbol. */
    UNKNOWN_SYMBOL,
    /** The venue refused a parameter: a fault of the adapter. */
    BAD_REQUEST,
    /** The answer could not be read. */
    MALFORMED,
    /** The market does not offer it. */
    UNSUPPORTED,
    /** The adapter or the feed was closed. */
    CLOSED
  }

  public VenueFailure {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(retryAt, "retryAt");
  }

  public VenueFailure(Reason reason, String detail) {
    this(reason, detail, Optional.empty());
  }

  /** Whether asking again later may help. */
  public boolean temporary() {
    return switch (reason) {
      case RATE_LIMITED, BANNED, OVERLOADED, UNREACHABLE -> true;
      case FORBIDDEN, UNKNOWN_SYMBOL, BAD_REQUEST, MALFORMED, UNSUPPORTED, CLOSED -> false;
    };
  }

  @Override
  public String toString() {
    return reason + ": " + detail + retryAt.map(at -> " (retry at " + at + ")").orElse("");
  }
}
