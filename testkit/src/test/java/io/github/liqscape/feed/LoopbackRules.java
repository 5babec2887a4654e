// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.util.Objects;

/** How the made-up venue says no: 429 for a while, 418 for long, 403 for good, 5xx for a moment. */
final class LoopbackRules implements RestRules {

  private static final long SECOND = 1_000_000_000L;

  @Override
  public Verdict judge(RestRequest request, int status, Header header, String body, long nowNanos) {
    String said = "HTTP " + status;
    return switch (status) {
      case 200 -> new Verdict.Good();
      case 429, 418 -> {
        long wait = Long.parseLong(Objects.requireNonNull(header.value("retry-after"))) * SECOND;
        Reason reason = status == 429 ? Reason.RATE_LIMITED : Reason.BANNED;
        yield new Verdict.Blocked(new VenueFailure(reason, said), nowNanos + wait);
      }
      default ->
          status >= 500
              ? new Verdict.Retry(new VenueFailure(Reason.OVERLOADED, said))
              : new Verdict.Hopeless(new VenueFailure(Reason.FORBIDDEN, said));
    };
  }
}
