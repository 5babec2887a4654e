// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * What is known beside the chart: funding, open interest, spread, the newest profile's reading and
 * the newest chart signal. Only what had happened by the close of a bar counts for it.
 *
 * <p>Threading: single writer.
 */
final class Surroundings {

  private static final long NEVER = Long.MIN_VALUE;
  private static final double USUAL_FUNDING_HOURS = 8;

  /** For eight hours, whatever the venue's interval. */
  double fundingRate = Double.NaN;
  long fundingNanos = NEVER;
  double openInterest = Double.NaN;
  long openInterestNanos = NEVER;
  /** Open interest as of the bar before. */
  double openInterestBefore = Double.NaN;
  double spread = Double.NaN;
  long profileNanos = NEVER;
  double pull = Double.NaN;
  double quality = Double.NaN;
  int signalSide;
  long signalNanos = NEVER;
  private int laterSide;
  private long laterNanos = NEVER;

  void apply(MarketEvent event) {
    switch (event) {
      case FundingRate rate -> {
        double hours = rate.interval().toSeconds() / 3_600.0;
        fundingRate = rate.rate() * (hours > 0 ? USUAL_FUNDING_HOURS / hours : 1);
        fundingNanos = rate.eventNanos();
      }
      case OpenInterest interest -> {
        openInterest = interest.quantity();
        openInterestNanos = interest.eventNanos();
      }
      case TopOfBook top -> {
        double width = top.askPrice() - top.bidPrice();
        spread = width > 0 ? width : spread;
      }
      default -> { }
    }
  }

  void read(LiquidationProfile profile, double close, double atr) {
    profileNanos = profile.asOfNanos();
    pull = atr > 0 ? MapReading.pull(profile, close, 4 * atr) : Double.NaN;
    quality = Fidelity.values().length - 1 - profile.provenance().fidelity().ordinal();
  }

  void accept(ChartSignal signal) {
    laterSide =
        switch (signal.action()) {
          case BUY -> 1;
          case SELL -> -1;
          case CLOSE, INFO -> 0;
        };
    laterNanos = signal.eventNanos();
  }

  /** A bar has closed: signals up to its close count from now on. */
  void close(long closeNanos) {
    if (laterNanos != NEVER && laterNanos <= closeNanos) {
      signalSide = laterSide;
      signalNanos = laterNanos;
      laterNanos = NEVER;
    }
  }

  /** The bar has been decided on. */
  void decided() {
    openInterestBefore = openInterest;
  }

  void save(StateWriter out) throws IOException {
    out.decimal(fundingRate).number(fundingNanos).decimal(openInterest).number(openInterestNanos);
    out.decimal(openInterestBefore).decimal(spread).number(profileNanos).decimal(pull);
    out.decimal(quality).integer(signalSide).number(signalNanos).integer(laterSide);
    out.number(laterNanos);
  }

  void restore(StateReader in) throws IOException {
    fundingRate = in.decimal();
    fundingNanos = in.number();
    openInterest = in.decimal();
    openInterestNanos = in.number();
    openInterestBefore = in.decimal();
    spread = in.decimal();
    profileNanos = in.number();
    pull = in.decimal();
    quality = in.decimal();
    signalSide = in.integer(-1, 1);
    signalNanos = in.number();
    laterSide = in.integer(-1, 1);
    laterNanos = in.number();
  }
}
