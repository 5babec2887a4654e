// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.feed.RestRules;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Bybit says no. Business errors come with HTTP 200 and a {@code retCode}; HTTP 403 is an
 * address that asked too often, or one in a place that Bybit does not serve, and only time tells
 * which.
 *
 * <p>Threading: thread-safe.
 */
final class BybitRestRules implements RestRules {

  /** What Bybit asks for after "access too frequent". */
  private static final long FORBIDDEN_PAUSE = Duration.ofMinutes(10).toNanos();

  /** After this long a count of the last five seconds is zero again. */
  private static final long RATE_PAUSE = BybitHosts.LIMIT.window().toNanos();

  private static final long NEVER = Long.MIN_VALUE;

  private long forbiddenUntil = NEVER;

  @Override
  public Verdict judge(RestRequest request, int status, Header header, String body, long nowNanos) {
    String path = request.uri().getPath();
    if (status == 200) {
      return judge(path, body, nowNanos);
    }
    String said = path + ": HTTP " + status;
    return switch (status) {
      case 403 -> forbidden(said + " " + Unreadable.oneLine(body), nowNanos);
      case 429 -> blocked(Reason.RATE_LIMITED, said, nowNanos + RATE_PAUSE);
      case 408, 425 -> retry(said);
      case 401, 451 -> hopeless(Reason.FORBIDDEN, said);
      default -> status >= 500 ? retry(said) : hopeless(Reason.BAD_REQUEST, said);
    };
  }

  private Verdict judge(String path, String body, long nowNanos) {
    Outcome outcome = Outcome.read(body);
    if (outcome == null) {
      return hopeless(Reason.MALFORMED, path + ": no retCode in " + Unreadable.oneLine(body));
    }
    if (outcome.code() == 0) {
      answered();
      return new Verdict.Good();
    }
    String said = path + ": " + outcome.code() + " " + Unreadable.oneLine(outcome.message());
    return switch (outcome.code()) {
      case 10006, 429, 10429 -> blocked(Reason.RATE_LIMITED, said, nowNanos + RATE_PAUSE);
      case 10000, 10016 -> retry(said);
      case 10009, 10024 -> hopeless(Reason.FORBIDDEN, said);
      case 10029 -> hopeless(Reason.UNKNOWN_SYMBOL, said);
      case 10001 ->
          hopeless(outcome.blamesSymbol() ? Reason.UNKNOWN_SYMBOL : Reason.BAD_REQUEST, said);
      default -> hopeless(Reason.BAD_REQUEST, said);
    };
  }

  /** The first time waits; a second one after the wait is for good. */
  private synchronized Verdict forbidden(String said, long nowNanos) {
    if (forbiddenUntil != NEVER && nowNanos >= forbiddenUntil) {
      return hopeless(Reason.FORBIDDEN, said);
    }
    if (forbiddenUntil == NEVER) {
      forbiddenUntil = nowNanos + FORBIDDEN_PAUSE;
    }
    return blocked(Reason.BANNED, said, forbiddenUntil);
  }

  private synchronized void answered() {
    forbiddenUntil = NEVER;
  }

  private static Verdict retry(String said) {
    return new Verdict.Retry(new VenueFailure(Reason.OVERLOADED, said));
  }

  private static Verdict hopeless(Reason reason, String said) {
    return new Verdict.Hopeless(new VenueFailure(reason, said));
  }

  private static Verdict blocked(Reason reason, String said, long untilNanos) {
    Instant until = Instant.ofEpochSecond(0, untilNanos);
    return new Verdict.Blocked(new VenueFailure(reason, said, Optional.of(until)), untilNanos);
  }

  /** What an envelope says about itself. */
  private record Outcome(int code, String message) {

    static @Nullable Outcome read(String body) {
      Integer code = null;
      String message = "";
      try (JsonParser p = Json.FACTORY.createParser(body)) {
        if (p.nextToken() != JsonToken.START_OBJECT) {
          return null;
        }
        while (p.nextToken() == JsonToken.FIELD_NAME) {
          String name = p.currentName();
          p.nextToken();
          if (name.equals("retCode") && p.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            code = p.getIntValue();
          } else if (name.equals("retMsg")) {
            message = p.getValueAsString("");
          } else {
            p.skipChildren();
          }
          if (code != null && code == 0) {
            break;
          }
        }
      } catch (IOException e) {
        return null;
      }
      return code == null ? null : new Outcome(code, message);
    }

    boolean blamesSymbol() {
      return message.toLowerCase(Locale.ROOT).contains("symbol");
    }
  }
}
