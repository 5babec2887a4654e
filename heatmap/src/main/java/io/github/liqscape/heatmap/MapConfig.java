// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every constant of the map's model. The defaults are those of the model description; most are priors
 * without outside proof, which is why each of them is here and in a profile's assumptions.
 *
 * @param isolatedLong weight of each leverage bin among isolated LONG positions
 * @param isolatedShort the same for isolated SHORT positions
 * @param cross the same for cross-margin positions of either side
 * @param isolatedShare share of isolated positions, 0-1
 * @param takerTilt exponent by which takers prefer leverage: weight times (L/10)^tilt; makers the
 *     opposite; [-1, 1]
 * @param positionNotional assumed size of a position, quote currency, &gt; 0: decides its margin tier
 * @param depositBlur standard deviation of ln(distance) at deposit, [0, 0.5]
 * @param dailyBlur further blur of ln(distance) per square root of a day, [0, 1]
 * @param halfLifeDays half-life of each leverage bin, days, &gt; 0
 * @param unknownHalfLifeDays half-life of open interest whose opening was not seen, days
 * @param priorShape shape of the Gamma prior of theta, &gt; 0
 * @param priorRate rate of the Gamma prior of theta, &gt; 0
 * @param burstMean mean prints per burst of liquidations, nu, &gt; 1
 * @param sampledThinning under-count of a sampled feed, tau, &ge; 1
 * @param sampledThinningLogSd its uncertainty, log standard deviation
 * @param priorPrintNotional assumed print size before {@code minPrints}, quote currency
 * @param minPrints prints in 30 days that make a map calibrated
 * @param forgetting what calibration keeps per day, (0, 1]
 * @param printWindowBps distance within which mass may explain a print, basis points
 * @param proxyVolumeShare pseudo open interest as a share of remembered volume (candles only)
 * @param proxyHalfLifeDays half-life of that memory, days
 * @param proxyShrink part by which last-trade ranges shrink toward the close when they stand in for the
 *     mark price
 */
public record MapConfig(
    List<Double> isolatedLong,
    List<Double> isolatedShort,
    List<Double> cross,
    double isolatedShare,
    double takerTilt,
    double positionNotional,
    double depositBlur,
    double dailyBlur,
    List<Double> halfLifeDays,
    double unknownHalfLifeDays,
    double priorShape,
    double priorRate,
    double burstMean,
    double sampledThinning,
    double sampledThinningLogSd,
    double priorPrintNotional,
    int minPrints,
    double forgetting,
    double printWindowBps,
    double proxyVolumeShare,
    double proxyHalfLifeDays,
    double proxyShrink) {

  /** Effective leverages of the bins, ascending. */
  public static final List<Integer> LEVERAGES = List.of(2, 3, 5, 8, 10, 20, 25, 50, 75, 100);

  /** The defaults of the model description. */
  public static final MapConfig DEFAULT =
      new MapConfig(
          List.of(.20, .26, .23, .11, .08, .06, .03, .02, .006, .004),
          List.of(.06, .07, .12, .11, .16, .22, .14, .09, .02, .01),
          List.of(.46, .22, .15, .07, .05, .028, .012, .006, .003, .001),
          0.25,
          0.25,
          50_000,
          0.10,
          0.09,
          List.of(60.0, 60.0, 30.0, 10.0, 10.0, 3.0, 3.0, 1.0, 0.5, 0.5),
          10,
          1,
          10,
          5,
          2.7,
          0.15,
          10_000,
          200,
          0.98,
          10,
          0.10,
          3,
          5e-4);

  public MapConfig {
    isolatedLong = weights("isolatedLong", isolatedLong);
    isolatedShort = weights("isolatedShort", isolatedShort);
    cross = weights("cross", cross);
    halfLifeDays = weights("halfLifeDays", halfLifeDays);
    for (double h : halfLifeDays) {
      within("halfLifeDays", h, Double.MIN_NORMAL, 1e6);
    }
    within("isolatedShare", isolatedShare, 0, 1);
    within("takerTilt", takerTilt, -1, 1);
    within("positionNotional", positionNotional, Double.MIN_NORMAL, 1e15);
    within("depositBlur", depositBlur, 0, 0.5);
    within("dailyBlur", dailyBlur, 0, 1);
    within("unknownHalfLifeDays", unknownHalfLifeDays, Double.MIN_NORMAL, 1e6);
    within("priorShape", priorShape, 1e-6, 1e6);
    within("priorRate", priorRate, 1e-6, 1e6);
    within("burstMean", burstMean, 1 + 1e-9, 1e3);
    within("sampledThinning", sampledThinning, 1, 1e3);
    within("sampledThinningLogSd", sampledThinningLogSd, 0, 2);
    within("priorPrintNotional", priorPrintNotional, Double.MIN_NORMAL, 1e15);
    within("minPrints", minPrints, 1, 1e6);
    within("forgetting", forgetting, 1e-6, 1);
    within("printWindowBps", printWindowBps, 0, 1_000);
    within("proxyVolumeShare", proxyVolumeShare, 1e-9, 1e3);
    within("proxyHalfLifeDays", proxyHalfLifeDays, Double.MIN_NORMAL, 1e6);
    within("proxyShrink", proxyShrink, 0, 0.1);
  }

  /** The same constants with other priors for isolated and cross positions. */
  public MapConfig withWeights(
      List<Double> newIsolatedLong, List<Double> newIsolatedShort, List<Double> newCross,
      double newIsolatedShare) {
    return new MapConfig(
        newIsolatedLong, newIsolatedShort, newCross, newIsolatedShare, takerTilt, positionNotional,
        depositBlur, dailyBlur, halfLifeDays, unknownHalfLifeDays, priorShape, priorRate, burstMean,
        sampledThinning, sampledThinningLogSd, priorPrintNotional, minPrints, forgetting,
        printWindowBps, proxyVolumeShare, proxyHalfLifeDays, proxyShrink);
  }

  /** Every constant by name, as profiles report it. */
  public Map<String, String> assumptions() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("leverages", LEVERAGES.toString());
    all.put("isolatedLong", isolatedLong.toString());
    all.put("isolatedShort", isolatedShort.toString());
    all.put("cross", cross.toString());
    all.put("isolatedShare", Double.toString(isolatedShare));
    all.put("takerTilt", Double.toString(takerTilt));
    all.put("positionNotional", Double.toString(positionNotional));
    all.put("depositBlur", Double.toString(depositBlur));
    all.put("dailyBlur", Double.toString(dailyBlur));
    all.put("halfLifeDays", halfLifeDays.toString());
    all.put("unknownHalfLifeDays", Double.toString(unknownHalfLifeDays));
    all.put("priorShape", Double.toString(priorShape));
    all.put("priorRate", Double.toString(priorRate));
    all.put("burstMean", Double.toString(burstMean));
    all.put("sampledThinning", Double.toString(sampledThinning));
    all.put("sampledThinningLogSd", Double.toString(sampledThinningLogSd));
    all.put("priorPrintNotional", Double.toString(priorPrintNotional));
    all.put("minPrints", Integer.toString(minPrints));
    all.put("forgetting", Double.toString(forgetting));
    all.put("printWindowBps", Double.toString(printWindowBps));
    all.put("proxyVolumeShare", Double.toString(proxyVolumeShare));
    all.put("proxyHalfLifeDays", Double.toString(proxyHalfLifeDays));
    all.put("proxyShrink", Double.toString(proxyShrink));
    return all;
  }

  /** Eight hex digits over all constants; part of the model id. */
  String hash() {
    return String.format("%08x", assumptions().toString().hashCode());
  }

  private static List<Double> weights(String name, List<Double> values) {
    if (values.size() != LEVERAGES.size()) {
      throw new IllegalArgumentException(
          name + " must have one value per leverage bin (" + LEVERAGES.size() + "), had "
              + values.size());
    }
    double sum = 0;
    for (double v : values) {
      within(name, v, 0, 1e6);
      sum += v;
    }
    if (sum <= 0) {
      throw new IllegalArgumentException(name + " must have a positive sum, was " + values);
    }
    return List.copyOf(values);
  }

  private static void within(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be in [" + low + ", " + high + "], was " + value);
    }
  }
}
