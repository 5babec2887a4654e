// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The futures files of past days and months at {@code data.binance.vision}, each with a SHA-256
 * beside it. See {@link BinanceArchiveKind} for what there is.
 *
 * <p>Left out, because no event fits: {@code premiumIndexKlines} (not a price), {@code bookDepth}
 * (sums by percent from the mid), candles of three days and of calendar months.
 *
 * <p>Immutable.
 */
final class BinanceArchive implements VenueArchive {

  private final String base;
  private final boolean coinMargined;
  private final List<BinanceArchiveKind> offered;

  /**
   * The archive of a market.
   *
   * @param base of the archive host, whose path prefix is kept
   * @param market {@code usdm} or {@code coinm}
   */
  BinanceArchive(URI base, String market) {
    coinMargined =
        switch (market) {
          case "usdm" -> false;
          case "coinm" -> true;
          default ->
              throw new IllegalArgumentException(
                  "market must be usdm or coinm, was '" + market + "'");
        };
    this.base =
        base.toString().replaceAll("/+$", "") + "/data/futures/" + (coinMargined ? "cm" : "um");
    offered = BinanceArchiveKind.of(coinMargined);
  }

  @Override
  public List<Kind> kinds() {
    return offered.stream().map(BinanceArchiveKind::kind).toList();
  }

  @Override
  public List<File> files(Kind kind, Instrument instrument, LocalDate from, LocalDate to) {
    BinanceArchiveKind wanted = checked(kind, instrument);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("last day must not be before " + from + ", was " + to);
    }
    Stream<LocalDate> days =
        kind.monthly()
            ? Stream.iterate(
                from.withDayOfMonth(1), first -> !first.isAfter(to), first -> first.plusMonths(1))
            : from.datesUntil(to.plusDays(1));
    return days.map(day -> file(wanted, instrument, day)).toList();
  }

  private File file(BinanceArchiveKind wanted, Instrument instrument, LocalDate day) {
    String symbol = URLEncoder.encode(wanted.symbol(instrument), StandardCharsets.UTF_8);
    String period = wanted.kind().monthly() ? YearMonth.from(day).toString() : day.toString();
    String uri =
        String.join(
            "/",
            base,
            wanted.kind().monthly() ? "monthly" : "daily",
            wanted.folder(symbol),
            symbol + "-" + wanted.tag() + "-" + period + ".zip");
    // The venue's own names are not unique: candles of last, mark and index price share them.
    String name =
        (coinMargined ? "cm-" : "um-")
            + wanted.dataset()
            + ("-" + instrument.symbol())
            + (wanted.ofCandles() ? "-" + wanted.tag() : "")
            + ("-" + period + ".zip");
    return new File(
        wanted.kind(),
        instrument,
        day,
        URI.create(uri),
        Optional.of(URI.create(uri + ".CHECKSUM")),
        name);
  }

  @Override
  public Count read(
      Kind kind, Instrument instrument, Path file, Consumer<? super MarketEvent> events)
      throws IOException {
    return checked(kind, instrument).read(instrument, file, events);
  }

  private BinanceArchiveKind checked(Kind kind, Instrument instrument) {
    ContractType contracts = coinMargined ? ContractType.INVERSE : ContractType.LINEAR;
    if (!instrument.venue().equals(Venue.BINANCE) || instrument.contractType() != contracts) {
      throw new IllegalArgumentException(
          "instrument must be " + contracts + " of binance, was "
              + instrument.contractType() + " " + instrument);
    }
    return offered.stream()
        .filter(k -> k.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind must be one of " + kinds().stream().map(Kind::name).toList()
                        + ", was " + kind.name()));
  }
}
