// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking an input away never makes a map look better. */
class FidelityOrderTest {

  private static final StreamKind[] KINDS = StreamKind.values();
  private static final List<MarketEvent> EVENTS = new RandomTape(TapeMode.FULL, 2).take(12_000);

  /** The fidelity of a map that gets only the kinds whose bit is set. */
  private static Fidelity fidelity(int kinds) {
    LiquidationMap map = TestMaps.empty(TapeMode.FULL);
    for (MarketEvent event : EVENTS) {
      if ((kinds >> event.kind().ordinal() & 1) == 1 && !(event instanceof StreamGap)) {
        map.apply(event);
      }
    }
    return map.profile().provenance().fidelity();
  }

  @Test
  void fidelity_never_improves_when_an_input_is_removed() {
    Fidelity[] of = new Fidelity[1 << KINDS.length];
    for (int kinds = 0; kinds < of.length; kinds++) {
      of[kinds] = fidelity(kinds);
    }
    assertThat(of[of.length - 1]).isEqualTo(Fidelity.CALIBRATED);
    for (int kinds = 0; kinds < of.length; kinds++) {
      for (StreamKind kind : KINDS) {
        int without = kinds & ~(1 << kind.ordinal());
        assertThat(of[without])
            .as("kinds %s without %s", Integer.toBinaryString(kinds), kind)
            .isGreaterThanOrEqualTo(of[kinds]);
      }
    }
  }
}
