// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.testkit.ExchangeAdapterContract;
import io.github.liqscape.testkit.VenueScript;

/** The adapter keeps the contract of all adapters on the linear market. */
final class BybitContractTest extends ExchangeAdapterContract {

  @Override
  protected VenueScript script() {
    return BybitVenueScript.LINEAR;
  }
}
