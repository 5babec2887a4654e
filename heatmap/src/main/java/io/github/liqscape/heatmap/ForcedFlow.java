// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import io.github.liqscape.market.ForcedOrder.Completeness;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the map learned from forced prints: theta per side and bin, print sizes, and what was swept
 * recently. Sweeps count as exposure only while the print feed is live; otherwise a silent feed would
 * teach that nobody is ever liquidated.
 *
 * <p>Threading: single writer.
 */
final class ForcedFlow {

  private final MapConfig config;
  private final Calibration calibration;
  private final PrintStatistics prints = new PrintStatistics();
  private final SweptMemory swept = new SweptMemory();
  private final double[] mass = new double[BINS];
  private boolean feedKnown;
  private boolean sampled;

  ForcedFlow(MapConfig config) {
    this.config = config;
    this.calibration = new Calibration(config);
  }

  /** Declares that a print feed is connected, before the first print is seen. */
  void declareFeed(Completeness completeness) {
    feedKnown = true;
    sampled = completeness == Completeness.SAMPLED;
  }

  boolean feedKnown() {
    return feedKnown;
  }

  /** Contracts per unit of evidence, phi × u. */
  double unit(double contractNotional) {
    return dispersion() * printQuantity(contractNotional);
  }

  /** Mean print in contract units; the prior's before there are enough. */
  double printQuantity(double contractNotional) {
    return prints.count() >= config.minPrints()
        ? prints.meanQuantity()
        : config.priorPrintNotional() / contractNotional;
  }

  /** Variance of forced flow in units of mean × print: phi = nu² + v. */
  double dispersion() {
    double nu = config.burstMean();
    return nu * nu + (prints.count() >= config.minPrints() ? prints.squaredVariation() : 0);
  }

  double thinning() {
    return sampled ? config.sampledThinning() : 1;
  }

  double thinningLogSd() {
    return sampled ? config.sampledThinningLogSd() : 0;
  }

  SweptMemory sweptMemory() {
    return swept;
  }

  Calibration calibration() {
    return calibration;
  }

  PrintStatistics prints() {
    return prints;
  }

  boolean calibrated() {
    return prints.count() >= config.minPrints();
  }

  void swept(int side, double[] exposure, double contractNotional) {
    calibration.swept(side, exposure, thinning() * unit(contractNotional));
  }

  void print(
      int side, SideMass positions, int bucket, int reach, double quantity,
      Completeness completeness, double contractNotional, long now) {
    Arrays.fill(mass, 0);
    positions.massIn(bucket - reach, bucket + reach, mass);
    swept.massIn(side == PositionBook.LONG ? 1 : -1, bucket - reach, bucket + reach, now, mass);
    declareFeed(completeness);
    boolean explained =
        calibration.printed(side, quantity, mass, unit(contractNotional));
    prints.add(quantity, explained);
  }

  /** A print that cannot be located, or came before any price was known. */
  void unexplained(double quantity, Completeness completeness) {
    declareFeed(completeness);
    prints.add(quantity, false);
  }

  void advanceDays(long days) {
    calibration.forget(config.forgetting(), days);
    prints.advance(days);
  }

  void save(DataOutput out) throws IOException {
    out.writeBoolean(feedKnown);
    out.writeBoolean(sampled);
    calibration.save(out);
    prints.save(out);
    swept.save(out);
  }

  void restore(DataInput in) throws IOException {
    feedKnown = in.readBoolean();
    sampled = in.readBoolean();
    calibration.restore(in);
    prints.restore(in);
    swept.restore(in);
  }
}
