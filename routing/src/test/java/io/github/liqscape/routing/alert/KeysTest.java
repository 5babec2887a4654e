// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Section D of the routing vectors. */
class KeysTest {

  private static final String ZONE = "z-60500-61000";

  private static Alert setup(Timeframe timeframe, Optional<PositionSide> side, String ref) {
    return Alert.setup(AlertTier.ACTIONABLE_SETUP, Venue.BINANCE, "BTCUSDT", side, ref)
        .timeframe(timeframe)
        .createdAt(0);
  }

  private static void expect(Alert alert, String key, String topic) {
    assertThat(alert.dedupeKey()).isEqualTo(key);
    if (!topic.isEmpty()) {
      assertThat(DeliveryIds.pushTopic(key)).isEqualTo(topic);
    }
  }

  @Test
  void keys_and_topics() {
    expect(
        Alert.zone(AlertTier.WATCHLIST, Venue.BINANCE, "BTCUSDT", PositionSide.LONG, ZONE)
            .createdAt(0),
        "v1|BINANCE|BTCUSDT|LONG|zone|-|z-60500-61000",
        "rfE_RVuDVOoPAwJ-O3jNoQ7qpwOj5tKz");
    expect(
        setup(Timeframe.H4, Optional.empty(), "breakout"),
        "v1|BINANCE|BTCUSDT|-|setup|4h|breakout",
        "za5vu2AF5LiaAENciARh_CSFgVUkXP-l");
    expect(
        Alert.condition(AlertTier.WATCHLIST, Venue.BINANCE, "SOLUSDT", "rsi|14<30").createdAt(0),
        "v1|BINANCE|SOLUSDT|-|cond|-|rsi%7C14%3C30",
        "eCKWpl0dkzG4c9aostOi7FM5wKCapKXB");
    expect(
        setup(Timeframe.H4, Optional.of(PositionSide.LONG), ZONE),
        "v1|BINANCE|BTCUSDT|LONG|setup|4h|z-60500-61000",
        "KuxoSr1BlViku-lwymna3XzlU-izOTBn");
  }

  @Test
  void delivery_ids() {
    String d1 = "v1|BINANCE|BTCUSDT|LONG|zone|-|" + ZONE;
    String d3 = "v1|BINANCE|SOLUSDT|-|cond|-|rsi%7C14%3C30";
    String d4 = "v1|BINANCE|BTCUSDT|LONG|setup|4h|" + ZONE;
    String d5 = "v1|BINANCE|BTCUSDT|LONG|setup|1h|" + ZONE;
    assertThat(DeliveryIds.deliveryId(d1, "push:user-1", 1))
        .isEqualTo("dlv_-foP2xiTvBiwjvd4Qnnpej9GiV");
    assertThat(DeliveryIds.deliveryId(d1, "webhook:bot-7", 1))
        .isEqualTo("dlv_whcLIfTvJL1F620LdtgvWZboQO");
    assertThat(DeliveryIds.deliveryId(d1, "webhook:bot-7", 2))
        .isEqualTo("dlv_hh0loLueiP09Mo9OXyw6iz7G_n");
    assertThat(DeliveryIds.deliveryId(d3, "webhook:bot-7", 1))
        .isEqualTo("dlv_2zWHCvg2Zos7PuybiulYkzjJdU");
    assertThat(DeliveryIds.deliveryId(d4, "webhook:bot-7", 1))
        .isEqualTo("dlv_qWLNGR2aXDEJka7F1Ql9mQRpn9");
    assertThat(DeliveryIds.deliveryId(d5, "webhook:bot-7", 1))
        .isEqualTo("dlv_WOukDbR2DklGc8eZBiekIcu6bN");
  }

  @Test
  void long_keys_are_hashed() {
    Alert alert =
        Alert.condition(AlertTier.WATCHLIST, Venue.BINANCE, "BTCUSDT", "c".repeat(300))
            .createdAt(0);
    assertThat(alert.dedupeKey()).matches("v1h\\|[A-Za-z0-9_-]{43}");
  }
}
