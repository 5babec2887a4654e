// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.setup.study.SetupLabel;
import io.github.liqscape.setup.study.SetupStudy;
import io.github.liqscape.setup.study.StudyProgress;
import io.github.liqscape.setup.study.StudyReport;
import io.github.liqscape.setup.study.StudyTrade;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setup of a recording, alone in an account: its label beside what the broker makes of it. */
class StudyAndBrokerTest {

  @Test
  void every_setup_of_three_days_of_the_cascade_ends_as_its_label_says() {
    compare(
        "three days of the cascade",
        RecordedMarkets.cascade(
            Instant.parse("2025-10-08T12:00:00Z"), Instant.parse("2025-10-11T12:00:00Z")));
  }

  @Test
  void every_setup_of_the_recorded_cascade_ends_as_its_label_says() {
    RecordedMarkets.assumeThorough();
    compare("the cascade", RecordedMarkets.cascade(Instant.EPOCH, Instant.MAX));
  }

  @Test
  void every_setup_of_the_recorded_year_ends_as_its_label_says() {
    RecordedMarkets.assumeThorough();
    compare("the year", RecordedMarkets.year());
  }

  private static void compare(String name, List<StudySource> markets) {
    long begun = System.nanoTime();
    Map<String, StudySource> sources = new HashMap<>();
    markets.forEach(source -> sources.put(source.name(), source));
    StudyReport report =
        SetupStudy.of(1)
            .run(name, markets.stream().map(StudySource::market).toList(), StudyProgress.SILENT);
    Map<LabelAndTrade, Integer> found = new EnumMap<>(LabelAndTrade.class);
    double worst = 0;
    for (StudyTrade trade : report.trades()) {
      List<PaperTrade> paper = traded(requireNonNull(sources.get(trade.market())), trade);
      LabelAndTrade together = LabelAndTrade.compare(trade, paper);
      found.merge(together, 1, Integer::sum);
      if (together == LabelAndTrade.SAME && trade.label() instanceof SetupLabel.Closed label) {
        worst = Math.max(worst, LabelAndTrade.difference(trade, label, paper.get(0)));
      } else if (together == LabelAndTrade.UNEXPLAINED) {
        System.out.println(trade.market() + " " + trade.label() + " and " + paper);
      }
    }
    System.out.printf(
        "%s, each setup alone: %s; largest difference %.2g R; %.1f s%n",
        name, found, worst, (System.nanoTime() - begun) / 1e9);
    assertThat(found)
        .containsKey(LabelAndTrade.SAME)
        .doesNotContainKey(LabelAndTrade.UNEXPLAINED);
  }

  /** The setup's bracket over the candles from its signal on. */
  private static List<PaperTrade> traded(StudySource source, StudyTrade trade) {
    long signal = trade.setup().asOfNanos();
    PaperBroker broker =
        PaperBroker.builder().account("USDT", "1000000").limits(RiskLimits.NONE)
            .instrument(
                InstrumentTerms.of(source.instrument(), StandInTiers.of(source.instrument())))
            .build();
    boolean submitted = false;
    long end = signal + 60 * source.signal().nanos();
    try (Stream<MarketEvent> events = RecordedMarkets.events(List.of(source))) {
      for (MarketEvent event : (Iterable<MarketEvent>) events::iterator) {
        boolean funding = event instanceof FundingRate;
        if (event.eventNanos() < signal || event.eventNanos() > end
            || !(funding || event instanceof CandleEvent)) {
          continue;
        }
        if (!submitted && event.eventNanos() > signal) {
          assertThat(broker.submit(trade.setup()).ok()).isTrue();
          submitted = true;
        }
        broker.apply(event);
      }
    }
    return broker.trades();
  }
}
