// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.condition.ZoneAlertsBuilder;
import io.github.liqscape.setup.engine.SetupEngineBuilder;
import java.io.Serializable;
import java.util.List;

/**
 * What the job is about: which engines an instrument, a user and an account have, and who follows
 * what. It is shipped to every operator with the job and is in no checkpoint, so it may change with
 * the next version of the job: new users, new rules, new targets.
 *
 * <p>Its answers must depend on its own fields alone: every machine asks its own copy.
 */
public interface Desk extends Serializable {

  /** The map of an instrument. */
  LiquidationMap.Builder map(Instrument instrument);

  /** The setup engine of an instrument. */
  SetupEngineBuilder setups(Instrument instrument);

  /** The rule that makes alerts of the zones of an instrument's map. */
  ZoneAlertsBuilder zones(Instrument instrument);

  /** Users that hear of the setups and zones of an instrument. */
  List<String> users(Instrument instrument);

  /** The router of a user; its channels only say what targets there are. */
  AlertRouterBuilder router(String user);

  /** Accounts that trade the setups of an instrument. */
  List<String> accounts(Instrument instrument);

  /** The account, with all instruments that name it. */
  PaperBrokerBuilder account(String account);
}
