package io.github.liqscape.bybit;

import io.github.liqscape.testkit.ExchangeAdapterContract;
import io.github.liqscape.testkit.VenueScript;

/** The adapter keeps the contract of all adapters. */
final class BybitContractTest extends ExchangeAdapterContract {

  @Override
  protected VenueScript script() {
    return new BybitVenueScript();
  }
}
