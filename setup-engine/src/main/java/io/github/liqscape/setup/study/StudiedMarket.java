// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import java.util.List;
import java.util.Objects;

/**
 * What the study of one market gave.
 *
 * @param result its figures
 * @param trades every BUY and SELL with its label, in order
 */
public record StudiedMarket(MarketResult result, List<StudyTrade> trades) {
  public StudiedMarket {
    Objects.requireNonNull(result, "result");
    trades = List.copyOf(trades);
  }
}
