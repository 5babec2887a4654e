// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

/**
 * What every exchange adapter must do, as tests. Whoever writes an adapter extends this class,
 * gives a {@link VenueScript} that plays the venue, and knows that the adapter is right when all is
 * green:
 *
 * <pre>{@code
 * final class MyVenueContractTest extends ExchangeAdapterContract {
 *   @Override
 *   protected VenueScript script() {
 *     return new MyVenueScript();
 *   }
 * }
 * }</pre>
 *
 * <p>The adapter runs as in production, over HTTP and WebSocket, but against servers on this
 * machine and with a clock that the test turns. Checked are: who the provider is and what it
 * offers; no I/O before the first question; instruments and their terms; candles, funding and open
 * interest over several pages, ascending, closed, without a copy; tiers, which are never guessed;
 * failures as values, waits that are kept; live events with the right fields and sides; garbage,
 * fragments, cuts and silence; a slow consumer; a recording that replays to the same events; and,
 * after every test, that nothing that was sent looks like a key or a signature.
 *
 * <p>What a market does not offer by its capabilities is skipped. Live feeds are tested if there is
 * a live mark price, which gives them a sign of life.
 */
public abstract class ExchangeAdapterContract extends LiveContract {

  /** For subclasses. */
  protected ExchangeAdapterContract() {}

  /** A new script for one test. */
  @Override
  protected abstract VenueScript script();
}
