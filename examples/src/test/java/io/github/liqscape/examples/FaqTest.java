// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.routing.inbound.InboundSource;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentences that docs/faq.md explains are those that the library says. */
class FaqTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private static final Instrument ETH =
      Instrument.linear(Venue.BINANCE, "ETHUSDT", "ETH", "USDT").tickSize("0.01").build();
  private static final MarginTiers TIERS = KnownMarginTiers.binanceBtcusdt2026();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private String faq = "";

  @BeforeEach
  void read() throws IOException {
    faq = Files.readString(ReadmeSnippets.root().resolve("docs/faq.md"));
  }

  private void explained(String sentence) {
    assertThat(faq).contains("`" + sentence + "`");
  }

  private void explained(ThrowingCallable mistake) {
    Throwable thrown = catchThrowable(mistake);
    assertThat(thrown).isNotNull();
    explained(String.valueOf(thrown.getMessage()).replace(folder + "/", ""));
  }

  @Test
  void what_is_not_installed_or_not_known() {
    // In this module two made-up venues and a channel are installed as well.
    Throwable venue = catchThrowable(() -> ExchangeAdapters.installed().open("bybitt"));
    assertThat(venue).hasMessageStartingWith("no exchange adapter 'bybitt' is installed; installed:");
    explained("no exchange adapter 'bybitt' is installed; installed: binance, bybit");
    explained(
        () ->
            ExchangeAdapters.installed()
                .open("binance", AdapterConfig.of("spot"), AdapterContext.standard()));
    explained(
        () ->
            DeliveryChannels.installed()
                .open(
                    "discord", ChannelConfig.of("discord:desk").with("ulr", "x"),
                    ChannelContext.standard(folder)));
  }

  @Test
  void what_must_be_given() {
    explained(() -> LiquidationMap.builder(BTC).build());
    explained(() -> SetupEngine.builder(BTC).build());
    explained(() -> InstrumentTerms.of(BTC, TIERS).withLeverage(500));
    explained(() -> InboundSource.secretInBody("tv", "/tv", Secret.of("hunter2")));
  }

  @Test
  void files_that_cannot_be_read() throws IOException {
    Path csv = folder.resolve("c.csv");
    Files.writeString(csv, "time,open,high,low,close,volume\n2026-01-01T00:00:00Z,1,2,1,abc,3\n");
    explained(() -> CandleFile.of(csv, BTC, Timeframe.M1).read());
    Files.writeString(csv, "when,open,high,low,close,volume\n2026-01-01T00:00:00Z,1,2,1,1,3\n");
    explained(() -> CandleFile.of(csv, BTC, Timeframe.M1).read());
  }

  @Test
  void states_that_do_not_fit() throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    LiquidationMap.of(BTC, TIERS).save(new DataOutputStream(saved));
    byte[] whole = saved.toByteArray();
    explained(() -> LiquidationMap.builder(ETH).tiers(TIERS).restore(in(whole, whole.length)));
    explained(
        () ->
            SetupEngine.builder(BTC).timeframe(Timeframe.M5).restore(in(whole, whole.length)));
    explained(() -> LiquidationMap.builder(BTC).tiers(TIERS).restore(in(whole, whole.length / 2)));
  }

  private static DataInputStream in(byte[] state, int length) {
    return new DataInputStream(new ByteArrayInputStream(state, 0, length));
  }

  @Test
  void journals_in_use_and_of_other_terms() {
    Path journal = folder.resolve("paper");
    try (PaperBroker first = paper(5, journal)) {
      explained(() -> paper(5, journal));
      first.apply(new Trade(BTC, 1, 1, "1", 60_000, 1, OrderSide.BUY));
    }
    explained(() -> paper(10, journal));
  }

  private static PaperBroker paper(double leverage, Path journal) {
    return PaperBroker.builder()
        .account("USDT", "10000")
        .instrument(InstrumentTerms.of(BTC, TIERS).withLeverage(leverage))
        .journal(journal)
        .build();
  }

  @Test
  void orders_that_are_refused() {
    try (PaperBroker broker = paper(5, folder.resolve("paper"))) {
      broker.apply(new Trade(BTC, 1, 1, "1", 60_000, 1, OrderSide.BUY));
      for (Order order :
          List.of(
              Order.market("a", BTC, OrderSide.BUY, 0.00001).build(),
              Order.limit("b", BTC, OrderSide.BUY, 0.01, 59_999.97).build())) {
        assertThat(broker.submit(order))
            .isInstanceOfSatisfying(
                OrderAnswer.Rejected.class, no -> explained(no.reason() + ": " + no.detail()));
      }
    }
  }

  @Test
  void why_a_new_engine_waits() {
    LiquidationMap map = LiquidationMap.of(BTC, TIERS);
    Candle candle = Candle.closed(Timeframe.M5, 0, 60_000, 60_100, 59_900, 60_000, 1);
    Setup setup =
        SetupEngine.of(BTC, Timeframe.M5)
            .apply(CandleEvent.recorded(BTC, PriceKind.LAST, candle), map::profile)
            .orElseThrow();
    assertThat(setup).isInstanceOfSatisfying(
        Setup.Wait.class,
        wait -> wait.missing().forEach(m -> assertThat(faq).contains(m.code().name())));
  }
}
