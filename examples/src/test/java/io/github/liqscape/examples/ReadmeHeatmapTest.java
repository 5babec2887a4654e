// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.score.MapScore;
import io.github.liqscape.heatmap.score.ScoreReport;
import io.github.liqscape.heatmap.score.ScoreSession;
import io.github.liqscape.heatmap.score.Verdict;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The snippets of heatmap/README.md, as they stand there. */
class ReadmeHeatmapTest {

  @Test
  void a_map_is_fed_by_hand() {
    long t = 1_760_130_000_000_000_000L;
    long second = 1_000_000_000L;
    // region feed
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    LiquidationMap map =
        LiquidationMap.builder(btc)
            .tiers(KnownMarginTiers.binanceBtcusdt2026()) // the venue's table, with its date
            .history(HeatmapHistory.builder().period(Duration.ofMinutes(5)).capacity(288))
            .build();

    // Times are the venue's, in epoch nanoseconds: of the event, and of its receipt.
    map.apply(new MarkPrice(btc, t, t, 60_000, Double.NaN));
    map.apply(new OpenInterest(btc, t, t, 80_000, Double.NaN)); // who opened it, nobody saw
    map.apply(new Trade(btc, t + second, t + second, "17", 60_010, 40, OrderSide.BUY));
    map.apply(new OpenInterest(btc, t + 60 * second, t + 60 * second, 80_050, Double.NaN));

    LiquidationProfile profile = map.profile();
    Optional<ForcedBand> band = profile.band(PositionSide.LONG, 57_000, 60_000);
    // endregion

    assertThat(map.count(LiquidationMap.Outcome.APPLIED)).isEqualTo(4);
    assertThat(profile.totalPositionNotional(PositionSide.LONG)).isPositive();
    assertThat(band).isPresent();
  }

  @Test
  void a_map_is_saved_and_scored() throws IOException {
    SyntheticMarket market = SyntheticMarket.of(7);
    Instrument instrument = market.instrument();
    LiquidationMap map = LiquidationMap.of(instrument, market.config().tiers());
    market.advance(Duration.ofHours(6), map::apply);
    // region save
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    map.save(new DataOutputStream(saved));

    LiquidationMap again =
        LiquidationMap.builder(instrument)
            .tiers(market.config().tiers())
            .restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
    // endregion
    assertThat(again.profile().contentHash()).isEqualTo(map.profile().contentHash());

    // region score
    ScoreSession session =
        MapScore.of(instrument).horizons(Duration.ofHours(1)).build().session();
    for (int hour = 0; hour < 6; hour++) {
      session.freeze(market.nowNanos(), map.profile());
      market.advance(
          Duration.ofHours(1),
          event -> {
            map.apply(event);
            session.apply(event);
          });
    }
    ScoreReport report = session.finish();
    map.attachScore(report.summary()); // every later profile shows it
    // endregion

    assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(map.profile().provenance().lastScore()).contains(report.summary());
  }
}
