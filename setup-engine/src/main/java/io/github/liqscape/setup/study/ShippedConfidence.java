// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.confidence.ConfidenceModel;
import io.github.liqscape.setup.confidence.FitTerms;
import io.github.liqscape.setup.engine.ModelRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The fit that ships with the library: coefficients of a study of one recorded year of BTC, ETH and
 * SOL perpetuals. Its card tells data, dates, numbers and what it is not; {@code STUDY.md} has the
 * whole report.
 *
 * <p>It says UNCALIBRATED wherever the rules say so, which may be everywhere: the year held too few
 * setups to show skill. A setup engine takes it only if it is given:
 *
 * <pre>{@code
 * SetupEngine.builder(instrument).timeframe(Timeframe.H1).confidence(ShippedConfidence.model());
 * }</pre>
 */
public final class ShippedConfidence {

  private static final String RESOURCE = "confidence-1h.json";

  private ShippedConfidence() {}

  /** The fit under the usual costs. */
  public static ConfidenceModel model() {
    return model(LabelCosts.DEFAULT);
  }

  /** The fit as asked by a program of these costs: others than those of the fit say so. */
  public static ConfidenceModel model(LabelCosts costs) {
    return ConfidenceModel.fromJson(text())
        .under(new FitTerms(ModelRow.schema(), costs.id(), SetupConstants.TIME_STOP_BARS));
  }

  private static String text() {
    try (InputStream in = ShippedConfidence.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
