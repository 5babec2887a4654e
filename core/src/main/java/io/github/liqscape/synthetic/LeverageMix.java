// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The law of leverage at which positions are opened, by number of positions: points (traders move
 * the slider to 10x) and log-uniform stretches (traders who set a size and do not care).
 *
 * <p>It is the law of <em>openings</em>. What stands open at an instant leans to low leverage,
 * which lives longer; {@link Truth#leverageMix} tells that one. A trader whose size does not allow
 * the drawn leverage takes the highest that it does. Immutable.
 */
public final class LeverageMix {

  /** Lowest leverage a part may have. */
  public static final double MIN_LEVERAGE = 1.05;

  /** Highest leverage a part may have. */
  public static final double MAX_LEVERAGE = 150;

  /**
   * One part of the mix.
   *
   * @param low lowest leverage
   * @param high highest leverage; equal to {@code low} for a point
   * @param weight share of openings, &gt; 0; the weights of a mix are normalised to sum 1
   */
  public record Part(double low, double high, double weight) {

    public Part {
      if (!(low >= MIN_LEVERAGE && low <= high && high <= MAX_LEVERAGE)) {
        throw new IllegalArgumentException(
            "leverage must satisfy " + MIN_LEVERAGE + " <= low <= high <= " + MAX_LEVERAGE
                + ", was [" + low + ", " + high + "]");
      }
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight must be finite and > 0, was " + weight);
      }
    }

    double draw(Draw draw) {
      return low == high ? low : low * StrictMath.exp(draw.uniform() * StrictMath.log(high / low));
    }
  }

  private final List<Part> parts;
  private final double[] cumulative;

  private LeverageMix(List<Part> raw) {
    if (raw.isEmpty()) {
      throw new IllegalArgumentException("a leverage mix needs at least one part, had 0");
    }
    double sum = raw.stream().mapToDouble(Part::weight).sum();
    parts = raw.stream().map(p -> new Part(p.low(), p.high(), p.weight() / sum)).toList();
    cumulative = new double[parts.size()];
    double running = 0;
    for (int i = 0; i < cumulative.length; i++) {
      running += parts.get(i).weight();
      cumulative[i] = running;
    }
  }

  /** An empty mix to add parts to. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The default for LONG: a retail crowd on the slider's marks, a fifth of it anywhere between 2x
   * and 60x.
   */
  public static LeverageMix retailLongs() {
    return builder()
        .point(2, 0.01).point(3, 0.03).point(5, 0.12).point(10, 0.26).point(20, 0.16)
        .point(25, 0.09).point(50, 0.09).point(75, 0.02).point(100, 0.03).stretch(2, 60, 0.19)
        .build();
  }

  /** The default for SHORT: higher than the longs, as shorts are in what has been measured. */
  public static LeverageMix retailShorts() {
    return builder()
        .point(2, 0.01).point(3, 0.02).point(5, 0.09).point(10, 0.25).point(20, 0.19)
        .point(25, 0.11).point(50, 0.10).point(75, 0.02).point(100, 0.04).stretch(2, 60, 0.17)
        .build();
  }

  /**
   * LONG of a mixed crowd: every leverage is in use. By number and by quantity 0.3 in total variation
   * from the prior of Liqscape's map.
   */
  public static LeverageMix mixedLongs() {
    return builder()
        .point(2, 0.14).point(3, 0.11).point(5, 0.16).point(8, 0.12).point(10, 0.17)
        .point(20, 0.14).point(25, 0.07).point(50, 0.06).point(75, 0.02).point(100, 0.01)
        .build();
  }

  /** SHORT of a mixed crowd: higher than the longs, near what was measured of isolated shorts. */
  public static LeverageMix mixedShorts() {
    return builder()
        .point(2, 0.10).point(3, 0.07).point(5, 0.12).point(8, 0.10).point(10, 0.17)
        .point(20, 0.21).point(25, 0.12).point(50, 0.08).point(75, 0.02).point(100, 0.01)
        .build();
  }

  /** Few above 10x: a market that liquidates seldom. */
  public static LeverageMix cautious() {
    return builder()
        .point(2, 0.20).point(3, 0.25).point(5, 0.20).point(10, 0.08).stretch(1.2, 12, 0.27)
        .build();
  }

  /** Most at 25x and more: a market that liquidates all the time. */
  public static LeverageMix reckless() {
    return builder()
        .point(10, 0.10).point(20, 0.15).point(25, 0.20).point(50, 0.25).point(75, 0.08)
        .point(100, 0.12).stretch(5, 125, 0.10)
        .build();
  }

  /** The parts, in the order they were added; weights sum to 1. */
  public List<Part> parts() {
    return parts;
  }

  /** One leverage of this law. */
  double draw(Draw draw) {
    int i = Arrays.binarySearch(cumulative, draw.uniform());
    return parts.get(Math.min(i < 0 ? -i - 1 : i, cumulative.length - 1)).draw(draw);
  }

  /**
   * The same parts with odds changed by {@code (L/10)^exponent}: who comes when differs in nerve.
   */
  LeverageMix tilted(double exponent) {
    List<Part> tilted = new ArrayList<>();
    for (Part p : parts) {
      double middle = Math.sqrt(p.low() * p.high());
      tilted.add(
          new Part(p.low(), p.high(), p.weight() * StrictMath.pow(middle / 10, exponent)));
    }
    return new LeverageMix(tilted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LeverageMix mix && parts.equals(mix.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return "LeverageMix" + parts;
  }

  /** Collects the parts of a mix. Weights need not sum to 1. */
  public static final class Builder {
    private final List<Part> parts = new ArrayList<>();

    private Builder() {}

    /** Adds openings at exactly this leverage. */
    public Builder point(double leverage, double weight) {
      parts.add(new Part(leverage, leverage, weight));
      return this;
    }

    /** Adds openings log-uniform between two leverages. */
    public Builder stretch(double low, double high, double weight) {
      parts.add(new Part(low, high, weight));
      return this;
    }

    /**
     * The mix.
     *
     * @throws IllegalArgumentException if no part was added
     */
    public LeverageMix build() {
      return new LeverageMix(parts);
    }
  }
}
