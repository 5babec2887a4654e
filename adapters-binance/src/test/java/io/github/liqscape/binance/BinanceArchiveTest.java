// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static io.github.liqscape.binance.BinanceArchiveFiles.BTCUSDT;
import static io.github.liqscape.binance.BinanceArchiveFiles.BTCUSD_PERP;
import static io.github.liqscape.binance.BinanceArchiveFiles.COINM;
import static io.github.liqscape.binance.BinanceArchiveFiles.USDM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.spi.VenueArchive;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files there are, and where. */
class BinanceArchiveTest {

  private static final LocalDate DAY = LocalDate.of(2025, 10, 10);

  private static VenueArchive.File file(BinanceArchive archive, String kind) {
    Instrument instrument = archive == COINM ? BTCUSD_PERP : BTCUSDT;
    return archive.files(archive.kind(kind).orElseThrow(), instrument, DAY, DAY).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "klines-1m, daily/klines/BTCUSDT/1m/BTCUSDT-1m-2025-10-10.zip",
    "klines-4h-monthly, monthly/klines/BTCUSDT/4h/BTCUSDT-4h-2025-10.zip",
    "klines-1w-monthly, monthly/klines/BTCUSDT/1w/BTCUSDT-1w-2025-10.zip",
    "markPriceKlines-1m, daily/markPriceKlines/BTCUSDT/1m/BTCUSDT-1m-2025-10-10.zip",
    "indexPriceKlines-1h, daily/indexPriceKlines/BTCUSDT/1h/BTCUSDT-1h-2025-10-10.zip",
    "aggTrades, daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2025-10-10.zip",
    "aggTrades-monthly, monthly/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2025-10.zip",
    "trades, daily/trades/BTCUSDT/BTCUSDT-trades-2025-10-10.zip",
    "metrics, daily/metrics/BTCUSDT/BTCUSDT-metrics-2025-10-10.zip",
    "fundingRate, monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2025-10.zip"
  })
  void usd_margined_file_lies_at(String kind, String path) {
    VenueArchive.File file = file(USDM, kind);
    URI uri = URI.create("https://data.binance.vision/data/futures/um/" + path);
    assertThat(file.uri()).isEqualTo(uri);
    assertThat(file.checksum()).contains(URI.create(uri + ".CHECKSUM"));
  }

  @ParameterizedTest
  @CsvSource({
    "klines-1m, daily/klines/BTCUSD_PERP/1m/BTCUSD_PERP-1m-2025-10-10.zip",
    "indexPriceKlines-1m, daily/indexPriceKlines/BTCUSD/1m/BTCUSD-1m-2025-10-10.zip",
    "liquidationSnapshot, "
        + "daily/liquidationSnapshot/BTCUSD_PERP/BTCUSD_PERP-liquidationSnapshot-2025-10-10.zip",
    "metrics, daily/metrics/BTCUSD_PERP/BTCUSD_PERP-metrics-2025-10-10.zip"
  })
  void coin_margined_file_lies_at(String kind, String path) {
    assertThat(file(COINM, kind).uri())
        .isEqualTo(URI.create("https://data.binance.vision/data/futures/cm/" + path));
  }

  @Test
  void names_tell_files_apart_that_the_venue_names_alike() {
    assertThat(
            List.of(
                file(USDM, "klines-1m").name(),
                file(USDM, "markPriceKlines-1m").name(),
                file(USDM, "aggTrades").name(),
                file(COINM, "indexPriceKlines-1m").name()))
        .containsExactly(
            "um-klines-BTCUSDT-1m-2025-10-10.zip",
            "um-markPriceKlines-BTCUSDT-1m-2025-10-10.zip",
            "um-aggTrades-BTCUSDT-2025-10-10.zip",
            "cm-indexPriceKlines-BTCUSD_PERP-1m-2025-10-10.zip");
  }

  @Test
  void days_are_both_included_and_months_are_those_touched() {
    LocalDate from = LocalDate.of(2024, 12, 30);
    LocalDate to = LocalDate.of(2025, 2, 1);
    assertThat(USDM.files(USDM.kind("metrics").orElseThrow(), BTCUSDT, from, to))
        .hasSize(34)
        .extracting(VenueArchive.File::day)
        .startsWith(from)
        .endsWith(to);
    assertThat(USDM.files(USDM.kind("fundingRate").orElseThrow(), BTCUSDT, from, to))
        .extracting(VenueArchive.File::day)
        .containsExactly(
            LocalDate.of(2024, 12, 1), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1));
  }

  @Test
  void prefix_of_the_base_is_kept_and_symbols_of_any_script_are_encoded() {
    BinanceArchive mirror =
        new BinanceArchive(URI.create("http://127.0.0.1:8080/mirror/binance/"), "usdm");
    Instrument other = Instrument.linear(Venue.BINANCE, "币安人生USDT", "币安人生", "USDT").build();
    VenueArchive.File file =
        mirror.files(mirror.kind("aggTrades").orElseThrow(), other, DAY, DAY).get(0);
    assertThat(file.uri().toString())
        .startsWith(
            "http://127.0.0.1:8080/mirror/binance/data/futures/um/daily/aggTrades/%E5%B8%81")
        .isEqualTo(file.uri().toASCIIString())
        .endsWith("USDT-aggTrades-2025-10-10.zip");
    assertThat(file.name()).isEqualTo("um-aggTrades-币安人生USDT-2025-10-10.zip");
  }

  @Test
  void kinds_have_their_own_names_and_only_what_the_market_has() {
    assertThat(USDM.kinds()).extracting(VenueArchive.Kind::name).doesNotHaveDuplicates();
    assertThat(COINM.kinds()).extracting(VenueArchive.Kind::name).doesNotHaveDuplicates();
    assertThat(USDM.kind("liquidationSnapshot")).isEmpty();
    assertThat(USDM.kind("klines-1w")).isEmpty();
    assertThat(USDM.kind("premiumIndexKlines-1m")).isEmpty();
    assertThat(COINM.kind("liquidationSnapshot")).isPresent();
  }

  @Test
  void wrong_market_instrument_kind_or_order_of_days_is_refused() {
    VenueArchive.Kind metrics = USDM.kind("metrics").orElseThrow();
    VenueArchive.Kind other = new VenueArchive.Kind("bookDepth", "", false);
    assertThatThrownBy(() -> new BinanceArchive(URI.create("https://x"), "spot"))
        .hasMessage("market must be usdm or coinm, was 'spot'");
    assertThatThrownBy(() -> USDM.files(metrics, BTCUSD_PERP, DAY, DAY))
        .hasMessage("instrument must be LINEAR of binance, was INVERSE binance:BTCUSD_PERP");
    assertThatThrownBy(() -> USDM.files(metrics, BTCUSDT, DAY, DAY.minusDays(1)))
        .hasMessage("last day must not be before 2025-10-10, was 2025-10-09");
    assertThatThrownBy(() -> USDM.files(other, BTCUSDT, DAY, DAY))
        .hasMessageStartingWith("kind must be one of [klines-1m, ")
        .hasMessageEndingWith("was bookDepth");
  }
}
