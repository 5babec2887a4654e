// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyntheticReplayTest {

  private static final Duration HOURS = Duration.ofHours(6);

  @Test
  void the_same_seed_gives_the_same_events() {
    assertThat(hash(SyntheticMarket.of(31), HOURS))
        .isEqualTo(hash(SyntheticMarket.of(31), HOURS));
  }

  @Test
  void another_seed_gives_others() {
    assertThat(hash(SyntheticMarket.of(31), HOURS))
        .isNotEqualTo(hash(SyntheticMarket.of(32), HOURS));
  }

  @Test
  void the_events_of_a_seed_are_the_same_bits_on_every_jvm() {
    // Written down once. It changes with the laws of the market, never with the machine.
    assertThat(HexFormat.of().toHexDigits(hash(SyntheticMarket.of(42), HOURS)))
        .isEqualTo("1311fb106b55f3ae");
  }

  @Test
  void stepping_gives_what_one_run_gives() {
    SyntheticMarket whole = SyntheticMarket.of(33, Markets.wild().build());
    List<MarketEvent> expected = Markets.events(whole, HOURS);

    SyntheticMarket stepped = SyntheticMarket.of(33, Markets.wild().build());
    long end = stepped.nowNanos() + HOURS.toNanos();
    List<MarketEvent> events = new ArrayList<>();
    Random random = new Random(2);
    while (stepped.nowNanos() < end) {
      if (random.nextInt(3) == 0 && stepped.nowNanos() + 10 * Markets.SECOND < end) {
        events.add(stepped.next());
      } else {
        long step = random.nextLong(20 * Markets.SECOND);
        stepped.advanceTo(Math.min(end, stepped.nowNanos() + step), events::add);
      }
      if (random.nextInt(30) == 0) {
        stepped.truth();
      }
    }
    assertThat(events).isEqualTo(expected);
    for (PositionSide side : PositionSide.values()) {
      assertThat(stepped.truth().positions(side)).isEqualTo(whole.truth().positions(side));
    }
  }

  @Test
  void a_market_never_goes_back() {
    SyntheticMarket market = SyntheticMarket.of(34, Markets.small().build());
    market.advance(Duration.ofSeconds(5), event -> {});
    assertThatThrownBy(() -> market.advanceTo(market.nowNanos() - 1, event -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("go on from");
  }

  private static long hash(SyntheticMarket market, Duration duration) {
    long[] hash = {1};
    market.advance(duration, event -> hash[0] = 1_000_003 * hash[0] + Markets.digest(event));
    return hash[0];
  }
}
