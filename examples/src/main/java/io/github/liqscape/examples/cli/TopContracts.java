// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Perpetual contracts that trade, those first that traded most on the last whole day. */
final class TopContracts {

  private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

  private record Traded(Instrument instrument, double notional) {}

  private TopContracts() {}

  /**
   * So many of them; asks for one candle of each contract. A contract of which none is told comes
   * last.
   *
   * @param nowNanos epoch nanoseconds
   */
  static List<Instrument> of(ExchangeAdapter adapter, int most, long nowNanos, Running running) {
    TimeRange day =
        new TimeRange(Timeframe.D1.openOf(nowNanos) - DAY_NANOS, Timeframe.D1.openOf(nowNanos));
    List<Traded> all = new ArrayList<>();
    for (Instrument instrument : trading(adapter)) {
      if (!running.goesOn()) {
        return List.of();
      }
      all.add(
          new Traded(
              instrument,
              switch (adapter.candles(instrument, PriceKind.LAST, Timeframe.D1, day)) {
                case Answer.Value<List<CandleEvent>> v ->
                    v.value().stream().mapToDouble(c -> notional(instrument, c)).sum();
                case Answer.Failed<List<CandleEvent>> f -> -1;
              }));
    }
    return all.stream()
        .sorted(
            Comparator.comparingDouble((Traded t) -> -t.notional())
                .thenComparing(t -> t.instrument().symbol()))
        .limit(most)
        .map(Traded::instrument)
        .toList();
  }

  private static double notional(Instrument instrument, CandleEvent day) {
    double volume = day.candle().volume();
    return volume > 0 ? instrument.notional(volume, day.candle().close()) : 0;
  }

  /** All that trade. */
  static List<Instrument> trading(ExchangeAdapter adapter) {
    return adapter.instruments().orThrow().stream()
        .filter(i -> i.perpetual() && i.status() == InstrumentInfo.Status.TRADING)
        .map(InstrumentInfo::instrument)
        .toList();
  }
}
