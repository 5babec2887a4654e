// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import java.util.List;
import java.util.Optional;

/**
 * How one market of a venue speaks, from the venue's side: {@link ExchangeAdapterContract} decides
 * what happens, this spells it. It is about as long as the pages of the venue's manual that the
 * adapter needs, and should be written from that manual, not from the adapter.
 *
 * <p>Threading: methods are called from threads of the servers, several at once.
 */
public interface VenueScript {

  /** The provider under test. */
  ExchangeAdapterProvider provider();

  /** The market under test, one of the provider's. */
  String market();

  /** A perpetual of that market, with the terms that the answers here give it. */
  Instrument instrument();

  /**
   * Answers a request as the venue would: with its own limits, order, paging and errors. It knows
   * one instrument, that of the market, and refuses every other symbol as the venue does.
   */
  ScriptedHttp.Reply answer(ScriptedHttp.Request request, ScriptedMarket market);

  /** What the venue answers to whoever asks too often. */
  default ScriptedHttp.Reply tooManyRequests() {
    return ScriptedHttp.Reply.of(429, "").header("Retry-After", "5");
  }

  /**
   * The text message that tells of an event: a trade, a mark price, a closed last-price candle of
   * one minute, or a forced order. A mark price must also be the sign of life that the adapter's
   * feed waits for.
   */
  String frame(MarketEvent event);

  /**
   * The venue's messages in answer to one of the client, when all is well: acknowledgements,
   * heartbeats.
   */
  List<String> replies(String message);

  /**
   * How the venue refuses a message that asks, among other things, for the trades of the
   * instrument; empty if this one does not, or if the venue takes its topics in the address only.
   */
  default Optional<String> refusal(String message) {
    return Optional.empty();
  }

  /**
   * The event that an adapter can make of {@link #frame}, or of an answer: what the venue does not
   * tell is NaN, or as the type says. Times and prices stay.
   */
  default MarketEvent delivered(MarketEvent event) {
    return event;
  }
}
