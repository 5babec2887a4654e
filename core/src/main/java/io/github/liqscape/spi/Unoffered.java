// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import io.github.liqscape.instrument.Instrument;

/** What an adapter answers that does not offer something. */
final class Unoffered {

  private Unoffered() {}

  static <T> Answer<T> history(ExchangeAdapter asked, Instrument instrument, String what) {
    checked(asked, instrument);
    return Answer.failed(
        new VenueFailure(
            VenueFailure.Reason.UNSUPPORTED,
            asked.venue() + " " + asked.market() + " offers no " + what));
  }

  static IllegalArgumentException live(ExchangeAdapter asked) {
    return new IllegalArgumentException(
        asked.venue() + " " + asked.market() + " has no live feed");
  }

  /** Asking one venue for an instrument of another is a caller's bug. */
  static void checked(ExchangeAdapter asked, Instrument instrument) {
    if (!instrument.venue().equals(asked.venue())) {
      throw new IllegalArgumentException(
          "instrument must be one of " + asked.venue() + ", was " + instrument);
    }
  }
}
