// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.market.MarketEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types that travel in the job. */
public final class Types {

  /** An event of a venue. */
  public static final TypeInformation<MarketEvent> EVENT =
      new ValueType<>(MarketEvent.class, EventSerializer::new);

  /** What a user or an account is told. */
  public static final TypeInformation<Told> TOLD =
      new ValueType<>(Told.class, ToldSerializer::new);

  private Types() {}
}
