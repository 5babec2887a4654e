// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.study;

import io.github.liqscape.flink.event.ValueType;
import io.github.liqscape.setup.study.StudiedMarket;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What one market gave, and its place among the markets.
 *
 * @param number from 0
 * @param studied its figures and trades
 */
public record StudiedPart(int number, StudiedMarket studied) {

  /** How it is written between operators. */
  public static final TypeInformation<StudiedPart> TYPE =
      new ValueType<>(StudiedPart.class, StudiedPartSerializer::new);

  public StudiedPart {
    Objects.requireNonNull(studied, "studied");
  }
}
