// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.feed.RestRules;
import io.github.liqscape.spi.RequestBudgets;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a refusal of the Candle House means for the next request. */
final class HouseRules implements RestRules {

  /** Its manual: 600 requests a minute and address. Half of them are used. */
  static final RequestBudgets.Limit LIMIT =
      new RequestBudgets.Limit("candle-house", "requests", 600, Duration.ofMinutes(1));

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  @Override
  public Verdict judge(RestRequest request, int status, Header header, String body, long nowNanos) {
    String said = request.uri().getPath() + ": HTTP " + status;
    return switch (status) {
      case 200 -> new Verdict.Good();
      case 429 -> {
        long until = nowNanos + MINUTE;
        Optional<Instant> at = Optional.of(Instant.ofEpochSecond(0, until));
        yield new Verdict.Blocked(new VenueFailure(Reason.RATE_LIMITED, said, at), until);
      }
      case 404 -> new Verdict.Hopeless(new VenueFailure(Reason.UNKNOWN_SYMBOL, said));
      case 401, 403, 451 -> new Verdict.Hopeless(new VenueFailure(Reason.FORBIDDEN, said));
      default ->
          status >= 500
              ? new Verdict.Retry(new VenueFailure(Reason.OVERLOADED, said))
              : new Verdict.Hopeless(new VenueFailure(Reason.BAD_REQUEST, said));
    };
  }
}
