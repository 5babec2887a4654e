// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.RECEIVED;
import static io.github.liqscape.bybit.Bybit.everything;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.testkit.Allocations;
import org.junit.jupiter.api.Test;

/**
 * Frames with random damage: nothing is thrown, nothing comes out of what is not JSON, what comes
 * out is of the instrument that was asked for, and no frame demands much memory. 20,000 frames, or
 * a million with {@code -Dliqscape.thorough=true}.
 */
final class DecoderFuzzTest {

  private static final long SEED = 20_261_126;
  private static final int FRAMES = Boolean.getBoolean("liqscape.thorough") ? 1_000_000 : 20_000;

  /** Floats as double: an exponent may have any number of digits then, as the grammar says. */
  private final ObjectReader strict =
      Json.MAPPER.reader().without(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void damaged_frames_are_counted_and_never_thrown() {
    Damage damage = new Damage(SEED, Golden.FRAMES);
    BybitDecoder decoder = new BybitDecoder(everything(BTC));
    Allocations allocations = new Allocations();
    long events = 0;
    long malformed = 0;
    for (int i = 0; i < FRAMES; i++) {
      if (i % 1_000 == 0) {
        decoder = new BybitDecoder(everything(BTC));
      }
      String frame = damage.next();
      Collected c = new Collected();
      BybitDecoder reader = decoder;
      allocations.during(
          frame,
          () -> reader.decode(frame, RECEIVED, c),
          () -> reader.decode(frame, RECEIVED, new Collected()));
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
    assertThat(allocations.most()).isPositive();
  }

  private boolean object(String frame) {
    try {
      return strict.readTree(frame).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
