// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.testkit.ExchangeAdapterContract;
import io.github.liqscape.testkit.VenueScript;

/** The adapter keeps the contract of all adapters on COIN-M. */
final class BinanceCoinContractTest extends ExchangeAdapterContract {

  @Override
  protected VenueScript script() {
    return BinanceVenueScript.COINM;
  }
}
