// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instruments as bytes: those of the account by their number, others with all their terms. */
final class Instruments {

  private final List<Instrument> known = new ArrayList<>();
  private final Map<Instrument, Integer> numbers = new HashMap<>();

  Instruments(List<Instrument> known) {
    for (Instrument instrument : known) {
      numbers.put(instrument, this.known.size());
      this.known.add(instrument);
    }
  }

  void write(StateWriter out, Instrument instrument) throws IOException {
    Integer number = numbers.get(instrument);
    out.integer(number == null ? -1 : number);
    if (number == null) {
      whole(out, instrument);
    }
  }

  Instrument read(StateReader in) throws IOException {
    int number = in.integer(-1, known.size() - 1);
    return number < 0 ? whole(in) : known.get(number);
  }

  static void whole(StateWriter out, Instrument i) throws IOException {
    out.text(i.venue().id()).text(i.symbol()).constant(i.contractType());
    out.text(i.baseAsset()).text(i.quoteAsset());
    out.text(i.tickSize().toPlainString()).text(i.lotSize().toPlainString());
    out.text(i.contractSize().toPlainString());
  }

  static Instrument whole(StateReader in) throws IOException {
    Venue venue = Venue.of(text(in));
    String symbol = text(in);
    ContractType type = in.constant(ContractType.class);
    String base = text(in);
    String quote = text(in);
    Instrument.Builder builder =
        type == ContractType.LINEAR
            ? Instrument.linear(venue, symbol, base, quote)
            : Instrument.inverse(venue, symbol, base, quote);
    return builder.tickSize(text(in)).lotSize(text(in)).contractSize(text(in)).build();
  }

  private static String text(StateReader in) throws IOException {
    return in.text(Payload.LONGEST_TEXT);
  }
}
