// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.confidence.FeatureRow;
import io.github.liqscape.setup.confidence.Sample;
import io.github.liqscape.setup.engine.ModelRow;
import java.util.Objects;
import java.util.Optional;

/**
 * One BUY or SELL of a study with what became of it.
 *
 * @param market name of the market
 * @param setup as the engine gave it
 * @param label what became of it
 */
public record StudyTrade(String market, Setup.Trade setup, SetupLabel label) {

  public StudyTrade {
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(label, "label");
  }

  /** The label, if the trade was opened and closed. */
  public Optional<SetupLabel.Closed> closed() {
    return label instanceof SetupLabel.Closed closed ? Optional.of(closed) : Optional.empty();
  }

  /** The label as a sample of weight 1, its row as the model reads it; empty if there is none. */
  public Optional<Sample> sample() {
    return closed()
        .map(
            closed ->
                new Sample(
                    setup.instrument().symbol(), setup.kind().name(), setup.timeframe().code(),
                    setup.asOfNanos(), closed.exitNanos(), FeatureRow.of(ModelRow.of(setup)),
                    closed.win(), 1, closed.grossR()));
  }
}
