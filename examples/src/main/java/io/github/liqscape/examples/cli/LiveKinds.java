// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The kinds of live events, by the words that options take. */
final class LiveKinds {

  /** Every word, in the order of the help text. */
  static final String WORDS = "trade, candle, mark, funding, interest, forced, top, book";

  private static final Map<String, StreamKind> BY_WORD =
      Map.of(
          "trade", StreamKind.TRADE,
          "candle", StreamKind.CANDLE,
          "mark", StreamKind.MARK_PRICE,
          "funding", StreamKind.FUNDING_RATE,
          "interest", StreamKind.OPEN_INTEREST,
          "forced", StreamKind.FORCED_ORDER,
          "top", StreamKind.TOP_OF_BOOK,
          "book", StreamKind.BOOK);

  private LiveKinds() {}

  /**
   * The kinds of these words.
   *
   * @throws IllegalArgumentException if one is none, listing them all
   */
  static Set<StreamKind> of(List<String> words) {
    Set<StreamKind> kinds = EnumSet.noneOf(StreamKind.class);
    for (String word : words) {
      StreamKind kind = BY_WORD.get(word.toLowerCase(Locale.ROOT));
      if (kind == null) {
        throw new IllegalArgumentException(
            "--kinds must be of " + WORDS + ", was '" + word + "'");
      }
      kinds.add(kind);
    }
    return kinds;
  }

  /** Those of the wanted kinds that the market offers live. */
  static Set<StreamKind> offered(ExchangeAdapter adapter, Collection<StreamKind> wanted) {
    Set<StreamKind> kinds = EnumSet.noneOf(StreamKind.class);
    for (Capability capability : adapter.capabilities()) {
      switch (capability) {
        case LIVE_TRADES -> kinds.add(StreamKind.TRADE);
        case LIVE_CANDLES -> kinds.add(StreamKind.CANDLE);
        case LIVE_MARK_PRICE -> kinds.add(StreamKind.MARK_PRICE);
        case LIVE_FUNDING -> kinds.add(StreamKind.FUNDING_RATE);
        case LIVE_OPEN_INTEREST -> kinds.add(StreamKind.OPEN_INTEREST);
        case LIVE_FORCED_ORDERS_COMPLETE, LIVE_FORCED_ORDERS_SAMPLED ->
            kinds.add(StreamKind.FORCED_ORDER);
        case LIVE_TOP_OF_BOOK -> kinds.add(StreamKind.TOP_OF_BOOK);
        case LIVE_BOOK -> kinds.add(StreamKind.BOOK);
        case CANDLE_HISTORY, MARK_CANDLE_HISTORY, INDEX_CANDLE_HISTORY, OPEN_INTEREST_HISTORY,
            FUNDING_HISTORY, MARGIN_TIERS, ARCHIVE -> {}
      }
    }
    kinds.retainAll(wanted);
    return kinds;
  }
}
