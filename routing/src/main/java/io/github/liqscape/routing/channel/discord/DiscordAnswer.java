// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.discord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.channel.HttpOutcome;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.routing.channel.Pace;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What Discord's answer means (docs: Topics, Rate Limits). Of a 429 the body's {@code retry_after},
 * in seconds with a fraction, counts before the header, which is rounded up. A global limit stops
 * all webhooks; so does a 429 that does not come from Discord's API at all, because then the whole
 * address is blocked.
 */
final class DiscordAnswer {

  private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,20}");
  private static final JsonFactory JSON = new JsonFactory();

  private double retryAfter = Double.NaN;
  private boolean global;
  private String id = "";

  private DiscordAnswer() {}

  static DeliveryOutcome judge(HttpSender.Response answer, long nowNanos) {
    DiscordAnswer read = new DiscordAnswer();
    read.read(answer.body());
    boolean said429 = answer.status() == 429;
    OptionalLong hint =
        said429 && !Double.isNaN(read.retryAfter)
            ? Pace.secondsToNanos(read.retryAfter)
            : Pace.retryAfterNanos(answer, nowNanos);
    return HttpOutcome.of(
        answer.status(), new Pace(hint.orElse(0), read.feedback(answer, hint.orElse(0))), read.id);
  }

  private Feedback feedback(HttpSender.Response answer, long hintNanos) {
    int status = answer.status();
    boolean shared = answer.header("x-ratelimit-scope").filter("shared"::equals).isPresent();
    boolean refusal = status == 401 || status == 403 || (status == 429 && !shared);
    if (status != 429) {
      return new Feedback(
          emptyBucketNanos(answer), Feedback.Scope.BUCKET, refusal, false);
    }
    boolean all =
        global
            || answer.header("x-ratelimit-global").filter("true"::equalsIgnoreCase).isPresent()
            || answer.header("x-ratelimit-scope").filter("global"::equals).isPresent()
            || blocked(answer);
    return new Feedback(
        Math.max(hintNanos, all ? 0 : emptyBucketNanos(answer)),
        all ? Feedback.Scope.KIND : Feedback.Scope.BUCKET,
        refusal, true);
  }

  /** A 429 of the shield before the API has neither its headers nor its body. */
  private boolean blocked(HttpSender.Response answer) {
    return Double.isNaN(retryAfter)
        && answer.header("retry-after").isPresent()
        && answer.headers().keySet().stream().noneMatch(h -> h.startsWith("x-ratelimit-"));
  }

  private static long emptyBucketNanos(HttpSender.Response answer) {
    if (answer.header("x-ratelimit-remaining").filter("0"::equals).isEmpty()) {
      return 0;
    }
    try {
      return Pace.secondsToNanos(
              Double.parseDouble(answer.header("x-ratelimit-reset-after").orElse("0")))
          .orElse(0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Fields of the outermost object, as far as the body was read. */
  private void read(byte[] body) {
    try (JsonParser in = JSON.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("retry_after") && value.isNumeric()) {
          retryAfter = in.getDoubleValue();
        } else if (name.equals("global")) {
          global = value == JsonToken.VALUE_TRUE;
        } else if (name.equals("id") && value == JsonToken.VALUE_STRING) {
          id = SNOWFLAKE.matcher(in.getText()).matches() ? in.getText() : "";
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException e) {
      // No JSON, or cut after the first KiB: what was read so far counts.
    }
  }
}
