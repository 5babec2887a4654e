// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.confidence.FeatureSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * The features as the confidence model reads them: seen from the side of the trade, so that a BUY
 * and its mirror image are the same row. What lies above is ahead of a buyer and behind a seller.
 */
public final class ModelRow {

  private static final Feature[] FEATURES = Feature.values();

  /** For each feature the one that takes its place for a seller. */
  private static final int[] MIRROR = new int[FEATURES.length];

  /** -1 for features whose sign means a direction. */
  private static final int[] SIGN = new int[FEATURES.length];

  private static final List<Feature> SIGNED =
      List.of(
          Feature.MAP_PULL, Feature.TREND_INTERNAL, Feature.TREND_SWING, Feature.TREND_HTF_ALIGN,
          Feature.EVENT_TYPE, Feature.EVENT_DIST_ATR, Feature.MOM_SCORE,
          Feature.MOM_MACD_HIST_ATR, Feature.MOM_SLOPE, Feature.VWAP_DIST_ATR,
          Feature.TRENDLINE_DIST_ATR, Feature.ROUND_DIST_ATR, Feature.FVG_DIST_ATR,
          Feature.SIGNAL_SIDE, Feature.FUNDING_RATE);

  private static final FeatureSchema SCHEMA;

  static {
    List<String> names = new ArrayList<>();
    for (Feature feature : FEATURES) {
      String mirrored =
          feature.name().contains("ABOVE")
              ? feature.name().replace("ABOVE", "BELOW")
              : feature.name().contains("BELOW")
                  ? feature.name().replace("BELOW", "ABOVE")
                  : feature == Feature.SWING_STRENGTH_HIGH
                      ? Feature.SWING_STRENGTH_LOW.name()
                      : feature == Feature.SWING_STRENGTH_LOW
                          ? Feature.SWING_STRENGTH_HIGH.name()
                          : feature.name();
      MIRROR[feature.ordinal()] = Feature.valueOf(mirrored).ordinal();
      SIGN[feature.ordinal()] = SIGNED.contains(feature) ? -1 : 1;
      names.add(feature.key().replace("Above", "Ahead").replace("Below", "Behind"));
    }
    SCHEMA = new FeatureSchema(1, names);
  }

  private ModelRow() {}

  /** The schema of the rows. */
  public static FeatureSchema schema() {
    return SCHEMA;
  }

  /** The row of a setup: what the confidence model was asked with. */
  public static double[] of(Setup.Trade trade) {
    return of(trade.facts().features().toArray(), trade.side() == OrderSide.BUY ? 1 : -1);
  }

  /**
   * The row of one side.
   *
   * @param features by ordinal
   * @param s 1 for BUY, -1 for SELL
   */
  static double[] of(double[] features, int s) {
    if (s > 0) {
      return features.clone();
    }
    double[] row = new double[features.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = SIGN[i] * features[MIRROR[i]];
    }
    row[Feature.SWING_RANGE_POS.ordinal()] = 1 - features[Feature.SWING_RANGE_POS.ordinal()];
    row[Feature.MOM_RSI.ordinal()] = 100 - features[Feature.MOM_RSI.ordinal()];
    return row;
  }
}
