// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Instruments as one line of text with all their terms, each worked out once. So an event says by
 * itself what it is about, and no operator needs a list of what is listed.
 *
 * <p>Threading: single thread.
 */
public final class InstrumentWords {

  private static final int FIELDS = 8;

  private record Known(Instrument instrument, String words) {}

  private final Map<Instrument, Known> words = new HashMap<>();
  private final Map<String, Instrument> instruments = new HashMap<>();

  /** An instrument as a line. */
  @SuppressWarnings("ReferenceEquality") // equality is of venue and symbol: the terms may differ
  public String words(Instrument i) {
    Known known = words.get(i);
    if (known == null || known.instrument != i) {
      known =
          new Known(
              i,
              String.join(
                  "|", i.venue().id(), i.symbol(), i.contractType().name(), i.baseAsset(),
                  i.quoteAsset(), i.tickSize().toPlainString(), i.lotSize().toPlainString(),
                  i.contractSize().toPlainString()));
      words.put(i, known);
    }
    return known.words;
  }

  /**
   * The instrument of a line.
   *
   * @throws IOException if it is none
   */
  public Instrument instrument(String text) throws IOException {
    Instrument known = instruments.get(text);
    if (known == null) {
      known = parsed(text);
      instruments.put(text, known);
    }
    return known;
  }

  private static Instrument parsed(String text) throws IOException {
    String[] f = text.split("\\|", -1);
    if (f.length != FIELDS) {
      throw new IOException("an instrument has " + FIELDS + " fields, found " + text);
    }
    try {
      Instrument.Builder builder =
          ContractType.valueOf(f[2]) == ContractType.LINEAR
              ? Instrument.linear(Venue.of(f[0]), f[1], f[3], f[4])
              : Instrument.inverse(Venue.of(f[0]), f[1], f[3], f[4]);
      return builder.tickSize(f[5]).lotSize(f[6]).contractSize(f[7]).build();
    } catch (IllegalArgumentException e) {
      throw new IOException("not an instrument: " + text, e);
    }
  }
}
