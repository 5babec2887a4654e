// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A series of bars for tests, each with its ATR. */
record Bars(Timeframe timeframe, List<Bar> list) {

  static final Instrument BTCUSDT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  /** Monday, 1 January 2024, 00:00 UTC. */
  static final long START = 1_704_067_200_000_000_000L;

  record Bar(
      long openNanos, double open, double high, double low, double close, double relativeVolume,
      double atr) {}

  static final class Builder {
    private final Timeframe timeframe;
    private final Atr atr = Atr.of(14);
    private final List<Bar> list = new ArrayList<>();
    private double fixedAtr = Double.NaN;
    private long next = START;

    Builder(Timeframe timeframe) {
      this.timeframe = timeframe;
    }

    /** From now on every bar has this ATR, whatever its prices. */
    Builder atr(double value) {
      fixedAtr = value;
      return this;
    }

    Builder skip(int bars) {
      next += bars * timeframe.nanos();
      return this;
    }

    Builder bar(double open, double high, double low, double close) {
      return bar(open, high, low, close, Double.NaN);
    }

    Builder bar(double open, double high, double low, double close, double relativeVolume) {
      return bar(next, open, high, low, close, relativeVolume);
    }

    Builder bar(
        long nanos, double open, double high, double low, double close, double relativeVolume) {
      atr.update(high, low, close);
      double known = Double.isNaN(fixedAtr) ? atr.value() : fixedAtr;
      list.add(new Bar(nanos, open, high, low, close, relativeVolume, known));
      next = nanos + timeframe.nanos();
      return this;
    }

    Bars build() {
      return new Bars(timeframe, List.copyOf(list));
    }
  }

  static Builder of(Timeframe timeframe) {
    return new Builder(timeframe);
  }

  int size() {
    return list.size();
  }

  Bar at(int index) {
    return list.get(index);
  }

  Bars prefix(int bars) {
    return new Bars(timeframe, list.subList(0, bars));
  }

  MarketStructure structure() {
    return structure(StructureConfig.DEFAULTS);
  }

  MarketStructure structure(StructureConfig config) {
    MarketStructure structure = MarketStructure.of(BTCUSDT, timeframe, config);
    list.forEach(bar -> feed(structure, bar));
    return structure;
  }

  static void feed(MarketStructure structure, Bar bar) {
    structure.update(
        bar.openNanos, bar.open, bar.high, bar.low, bar.close, bar.relativeVolume, bar.atr);
  }

  static byte[] saved(MarketStructure structure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      structure.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static MarketStructure restored(byte[] saved) {
    try {
      return MarketStructure.restore(
          new DataInputStream(new ByteArrayInputStream(saved)), BTCUSDT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
