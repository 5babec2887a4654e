package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.RECEIVED;
import static io.github.liqscape.bybit.Bybit.everything;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.liqscape.market.MarketEvent;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Frames with random damage: nothing is thrown, nothing comes out of what is not JSON, and what
 * comes out is of the instrument that was asked for. 20,000 frames, or a million with {@code
 * -Dliqscape.thorough=true}.
 */
final class DecoderFuzzTest {

  private static final long SEED = 20_261_126;
  private static final int FRAMES = Boolean.getBoolean("liqscape.thorough") ? 1_000_000 : 20_000;
  private static final String[] VALUES = {
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "\"\"",
    "\"NaN\"",
    "[]",
    "{}",
    "[[1]]",
    "99999999999999999999",
    "\"delta\"",
    "\"-0.5\"",
    "1.5",
    "\"\\u0000\"",
    "9223372036854775807"
  };

  private final ObjectReader strict =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Test
  void damaged_frames_are_counted_and_never_thrown() {
    Random random = new Random(SEED);
    BybitDecoder decoder = new BybitDecoder(everything(BTC));
    long events = 0;
    long malformed = 0;
    for (int i = 0; i < FRAMES; i++) {
      if (i % 1_000 == 0) {
        decoder = new BybitDecoder(everything(BTC));
      }
      String frame = damaged(random);
      Collected c = new Collected();
      decoder.decode(frame, RECEIVED, c);
      if (!object(frame)) {
        assertThat(c.calls()).as(frame).isOne();
        assertThat(c.malformed).as(frame).hasSize(1);
      }
      for (String reason : c.malformed) {
        assertThat(reason).as(frame).hasSizeLessThanOrEqualTo(200).doesNotContain("\n");
      }
      for (MarketEvent event : c.events) {
        assertThat(event.instrument()).as(frame).isEqualTo(BTC);
      }
      events += c.events.size();
      malformed += c.malformed.size();
    }
    // A fuzzer that only makes rubbish, or none, tests nothing.
    assertThat(events).isGreaterThan(FRAMES / 10);
    assertThat(malformed).isGreaterThan(FRAMES / 10);
  }

  private boolean object(String frame) {
    try {
      return strict.readTree(frame).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static String damaged(Random random) {
    StringBuilder frame = new StringBuilder(pick(random));
    int blows = random.nextInt(4);
    for (int i = 0; i < blows && !frame.isEmpty(); i++) {
      int at = random.nextInt(frame.length());
      switch (random.nextInt(7)) {
        case 0 -> frame.setCharAt(at, (char) random.nextInt(128));
        case 1 -> frame.deleteCharAt(at);
        case 2 -> frame.insert(at, (char) random.nextInt(0x2100));
        case 3 -> frame.setLength(at);
        case 4 -> frame.append(pick(random), 0, random.nextInt(20));
        default -> value(frame, at, VALUES[random.nextInt(VALUES.length)]);
      }
    }
    return frame.toString();
  }

  private static String pick(Random random) {
    return Golden.FRAMES.get(random.nextInt(Golden.FRAMES.size()));
  }

  /** Puts another value behind the next colon: damage that stays JSON. */
  private static void value(StringBuilder frame, int from, String value) {
    int colon = frame.indexOf(":", from);
    int end = colon + 1;
    while (colon >= 0 && end < frame.length() && ",}]".indexOf(frame.charAt(end)) < 0) {
      end++;
    }
    if (colon >= 0) {
      frame.replace(colon + 1, end, value);
    }
  }
}
