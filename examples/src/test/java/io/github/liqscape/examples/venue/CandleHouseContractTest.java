// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.testkit.ExchangeAdapterContract;
import io.github.liqscape.testkit.VenueScript;

/** The example of an adapter keeps the contract of every adapter. */
// region contract
class CandleHouseContractTest extends ExchangeAdapterContract {
  @Override
  protected VenueScript script() {
    return new CandleHouseScript();
  }
}
// endregion
