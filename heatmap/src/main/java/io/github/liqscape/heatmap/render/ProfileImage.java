// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.liquidation.LiquidationProfile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One profile: bars by price (LONG below the mark, SHORT above, stacked by leverage where it is
 * known), cumulative curves outward from the mark, and the zones with their 5/50/95 % bands.
 *
 * <p>The bars' axis is absolute and printed; {@link #barsTo} fixes it, so that pictures can be
 * compared. The same input gives the same pixels on one machine. Needs a font, but no screen.
 *
 * <p>Threading: confined to the caller.
 */
public final class ProfileImage {

  final LiquidationProfile profile;
  Measure measure = Measure.EXPECTED_FORCED;
  List<TruthBar> truth = List.of();
  Theme theme = Theme.DARK;
  int width = 1400;
  int height = 900;
  double low;
  double high;
  double barsTo = Double.NaN;

  private ProfileImage(LiquidationProfile profile) {
    this.profile = profile;
    low = profile.mark() / 1.12;
    high = profile.mark() * 1.12;
  }

  /** Starts a picture of this profile, 12 % around its mark. */
  public static ProfileImage of(LiquidationProfile profile) {
    return new ProfileImage(profile);
  }

  /** What the bars show; default {@link Measure#EXPECTED_FORCED}. */
  public ProfileImage measure(Measure value) {
    measure = Objects.requireNonNull(value, "measure");
    return this;
  }

  /** What truly stood there, drawn as an outline over the bars. */
  public ProfileImage truth(List<TruthBar> bars) {
    truth = List.copyOf(bars);
    return this;
  }

  /** Default {@link Theme#DARK}. */
  public ProfileImage theme(Theme value) {
    theme = Objects.requireNonNull(value, "theme");
    return this;
  }

  /** Size in pixels, width in [1240, 10000] and height in [450, 10000]; default 1400 x 900. */
  public ProfileImage size(int width, int height) {
    this.width = Frame.within("width", width, 1240);
    this.height = Frame.within("height", height, 450);
    return this;
  }

  /** Visible prices, 0 &lt; low &lt; high. */
  public ProfileImage prices(double low, double high) {
    PriceAxis checked = new PriceAxis(low, high, 0, 1);
    this.low = checked.low();
    this.high = checked.high();
    return this;
  }

  /**
   * Fixes the end of the bars' axis; default the longest visible bar, of the truth too.
   *
   * @param per10Bps amount per 10 bp, quote currency or share of the total, &gt; 0
   */
  public ProfileImage barsTo(double per10Bps) {
    if (!(per10Bps > 0) || per10Bps == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("barsTo must be finite and > 0, was " + per10Bps);
    }
    barsTo = per10Bps;
    return this;
  }

  /** Draws the picture. */
  public BufferedImage image() {
    return sheet().done();
  }

  /** The picture as the bytes of a PNG file. */
  public byte[] png() {
    return Png.of(image());
  }

  /**
   * Writes the picture as a PNG file.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.write(file, png());
  }

  Sheet sheet() {
    return new ProfilePainter(this).paint();
  }
}
