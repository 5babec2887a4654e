// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One frame of Binance into events, beside Jackson's tree of the same frame, which holds no event
 * yet. The next frame follows with every invocation.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {

  /** Which frames of the capture. */
  @Param public CapturedFrames.Of frames = CapturedFrames.Of.ALL;

  private final ObjectMapper mapper = new ObjectMapper();
  private String[] texts = {};
  private BinanceDecoder decoder = decoder();
  private int next;

  @Setup(Level.Trial)
  public void read() throws IOException {
    texts = CapturedFrames.read(frames);
    decoder = decoder();
    next = 0;
  }

  private static BinanceDecoder decoder() {
    Instrument btc = Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").build();
    Subscription all =
        Subscription.builder().instrument(btc).kinds(EnumSet.allOf(StreamKind.class)).build();
    return new BinanceDecoder(
        Market.USDM, all, new TierTables(Market.USDM, Optional.empty()), new FundingIntervals());
  }

  private String frame() {
    int i = next;
    next = i + 1 < texts.length ? i + 1 : 0;
    return texts[i];
  }

  @Benchmark
  public void decode(Blackhole hole) {
    decoder.decode(frame(), 1, new Consumed(hole));
  }

  @Benchmark
  public Object readTree() throws IOException {
    return mapper.readTree(frame());
  }

  /** Takes what is found; a frame that cannot be read would be fast and mean nothing. */
  private record Consumed(Blackhole hole) implements FrameSink {

    @Override
    public void event(MarketEvent event) {
      hole.consume(event);
    }

    @Override
    public void trade(Trade trade, long number) {
      hole.consume(trade);
    }

    @Override
    public void probe(Instrument instrument, long eventNanos) {
      hole.consume(eventNanos);
    }

    @Override
    public void accepted(int requestId) {
      throw new IllegalStateException("no request was made");
    }

    @Override
    public void refused(int requestId, String message) {
      throw new IllegalStateException(message);
    }

    @Override
    public void heartbeat() {
      throw new IllegalStateException("no heartbeat was sent");
    }

    @Override
    public void malformed(String reason) {
      throw new IllegalStateException(reason);
    }

    @Override
    public void foreign() {
      throw new IllegalStateException("foreign");
    }

    @Override
    public void skipped() {
      hole.consume(1);
    }
  }
}
