// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.spi.InstrumentInfo;
import java.net.URI;
import java.util.Optional;

/** {@code GET /contracts}: {@code symbol,base,quote,tick,lot}, one row a perpetual that trades. */
final class ContractsQuery extends CsvQuery<InstrumentInfo> {

  private final URI base;

  ContractsQuery(URI base) {
    super("symbol,base,quote,tick,lot");
    this.base = base;
  }

  @Override
  URI page() {
    return URI.create(base + "/contracts");
  }

  @Override
  boolean complete(long nowNanos) {
    return true; // one page
  }

  @Override
  void row(String[] fields, long nowNanos) {
    Instrument contract =
        Instrument.linear(CandleHouse.VENUE, fields[0], fields[1], fields[2])
            .tickSize(fields[3])
            .lotSize(fields[4])
            .build();
    add(
        new InstrumentInfo(
            contract, InstrumentInfo.Status.TRADING, true, 0, Double.NaN, Double.NaN,
            Optional.empty()));
  }
}
