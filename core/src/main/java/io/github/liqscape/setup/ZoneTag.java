// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.Objects;

/**
 * A chart object that lies at a zone: at most 0.25 ATR from its interval.
 *
 * @param kind what the object is
 * @param objectId id of the object within its engine, such as {@code level-17}
 */
public record ZoneTag(Kind kind, String objectId) {

  /** What a zone can line up with. */
  public enum Kind {
    SUPPORT,
    RESISTANCE,
    TRENDLINE,
    ROUND,
    POOL,
    FVG;

    /** Whether it is a level: a place at which the decision table asks for confirmation. */
    public boolean level() {
      return this == SUPPORT || this == RESISTANCE || this == TRENDLINE || this == ROUND;
    }
  }

  public ZoneTag {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(objectId, "objectId");
  }
}
