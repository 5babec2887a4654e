// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A copy that nobody changes. */
final class CandleSnapshot extends RingBackedCandles {

  private final @Nullable Candle forming;
  private final int revision;

  CandleSnapshot(CandleRing ring, @Nullable Candle forming, int revision) {
    super(ring);
    this.forming = forming;
    this.revision = revision;
  }

  @Override
  public Optional<Candle> forming() {
    return Optional.ofNullable(forming);
  }

  @Override
  public int revision() {
    return revision;
  }
}
