// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.feed.RestRules;
import io.github.liqscape.spi.RequestBudgets;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the venue's refusals mean. A ban holds for USD-M and COIN-M together, because they share one
 * family of hosts. Source: developers.binance.com/docs/derivatives, "General Info" and "Error
 * Codes".
 *
 * <p>Immutable.
 */
final class BinanceRestRules implements RestRules {

  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * NANOS_PER_SECOND;

  /** The shortest ban there is. */
  private static final long SHORTEST_BAN = 2 * MINUTE;

  /** The longest ban there is; a time beyond it is not believed. */
  private static final long LONGEST_BAN = 3 * 24 * 60 * MINUTE;

  private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";
  private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})\\b");
  private static final int LONGEST_DETAIL = 200;
  private static final int LONGEST_ERROR = 10_000;

  @Override
  public Verdict judge(RestRequest request, int status, Header header, String body, long nowNanos) {
    int code = code(body);
    String detail = detail(request, status, body);
    if (status == 418 || (code == -1003 && BANNED_UNTIL.matcher(body).find())) {
      return blocked(Reason.BANNED, detail, bannedUntil(header, body, nowNanos));
    }
    if (status == 429 || code == -1003) {
      return blocked(Reason.RATE_LIMITED, detail, retryAfter(header, nowNanos));
    }
    if (status == 403 || status == 451) {
      return new Verdict.Hopeless(new VenueFailure(Reason.FORBIDDEN, detail));
    }
    return switch (code) {
      case -1001, -1007, -1008 -> new Verdict.Retry(new VenueFailure(Reason.OVERLOADED, detail));
      case -1121 -> new Verdict.Hopeless(new VenueFailure(Reason.UNKNOWN_SYMBOL, detail));
      case -1102, -1120, -1127 ->
          new Verdict.Hopeless(new VenueFailure(Reason.BAD_REQUEST, detail));
      default -> byStatus(status, code, detail);
    };
  }

  private static Verdict byStatus(int status, int code, String detail) {
    if (status == 408 || status >= 500) {
      return new Verdict.Retry(new VenueFailure(Reason.OVERLOADED, detail));
    }
    return status == 200 && code == 0
        ? new Verdict.Good()
        : new Verdict.Hopeless(new VenueFailure(Reason.BAD_REQUEST, detail));
  }

  private static Verdict blocked(Reason reason, String detail, long untilNanos) {
    Instant until =
        Instant.ofEpochSecond(
            Math.floorDiv(untilNanos, NANOS_PER_SECOND),
            Math.floorMod(untilNanos, NANOS_PER_SECOND));
    return new Verdict.Blocked(new VenueFailure(reason, detail, Optional.of(until)), untilNanos);
  }

  private static long bannedUntil(Header header, String body, long nowNanos) {
    Matcher matcher = BANNED_UNTIL.matcher(body);
    if (matcher.find()) {
      long untilMillis = Long.parseLong(matcher.group(1));
      long longest = nowNanos + LONGEST_BAN;
      return untilMillis > longest / NANOS_PER_MILLI
          ? longest
          : Math.max(nowNanos, untilMillis * NANOS_PER_MILLI);
    }
    long seconds = retryAfterSeconds(header);
    return seconds < 0 ? nowNanos + SHORTEST_BAN : nowNanos + seconds * NANOS_PER_SECOND;
  }

  /** Weights are counted by the minute of the clock. */
  private static long retryAfter(Header header, long nowNanos) {
    long seconds = retryAfterSeconds(header);
    return seconds < 0
        ? (Math.floorDiv(nowNanos, MINUTE) + 1) * MINUTE
        : nowNanos + seconds * NANOS_PER_SECOND;
  }

  /** Whole seconds, at most the longest ban; -1 if the header is absent or says something else. */
  private static long retryAfterSeconds(Header header) {
    String value = header.value("Retry-After");
    if (value == null || !value.matches("\\d{1,9}")) {
      return -1;
    }
    return Math.min(Long.parseLong(value), LONGEST_BAN / NANOS_PER_SECOND);
  }

  @Override
  public void observe(RestRequest request, Header header, RequestBudgets budgets, long nowNanos) {
    String used = header.value(USED_WEIGHT);
    if (used != null && used.matches("\\d{1,9}")) {
      budgets.observe(Requests.WEIGHT, Integer.parseInt(used), nowNanos);
    }
  }

  /** The error code in a body, or 0. */
  private static int code(String body) {
    String text = body.stripLeading();
    if (!text.startsWith("{") || text.length() > LONGEST_ERROR || !text.contains("\"code\"")) {
      return 0;
    }
    try {
      JsonNode code = Json.tree(text).path("code");
      return code.isInt() && code.intValue() < 0 ? code.intValue() : 0;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private static String detail(RestRequest request, int status, String body) {
    String text =
        request.uri().getPath()
            + ": HTTP "
            + status
            + " "
            + body.substring(0, Math.min(body.length(), LONGEST_DETAIL));
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), LONGEST_DETAIL));
  }
}
