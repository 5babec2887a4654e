// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

/**
 * Colour of heat between 0 and 1: lightness rises steadily from near the paper to its opposite
 * while the hue turns from violet over teal to yellow, so that the order survives greyscale and
 * every common colour blindness.
 *
 * <p>Computed in OKLCH. Source of the conversion: Björn Ottosson, "A perceptual color space for
 * image processing", 2020.
 */
final class ColourRamp {

  private static final int SIZE = 1024;

  private final int[] colours = new int[SIZE];

  ColourRamp(Theme theme) {
    for (int i = 0; i < SIZE; i++) {
      double t = (double) i / (SIZE - 1);
      double lightness = theme.dark() ? 0.18 + 0.75 * StrictMath.pow(t, 1.2) : 0.975 - 0.7 * t;
      double chroma = 0.03 + 0.12 * StrictMath.sin(StrictMath.PI * (0.1 + 0.55 * t));
      double turn = theme.dark() ? t : 1 - t;
      double hue = 300 - 195 * StrictMath.pow(turn, 1.15);
      colours[i] = rgb(lightness, chroma, StrictMath.toRadians(hue));
    }
  }

  /** 0xRRGGBB of a heat, clamped to [0, 1]. */
  int rgb(double heat) {
    return colours[(int) Math.round(Math.max(0, Math.min(1, heat)) * (SIZE - 1))];
  }

  private static int rgb(double lightness, double chroma, double hue) {
    double a = chroma * StrictMath.cos(hue);
    double b = chroma * StrictMath.sin(hue);
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return red << 16 | green << 8 | blue;
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** Linear light to an sRGB byte. */
  private static int channel(double linear) {
    double x = Math.max(0, Math.min(1, linear));
    double encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * StrictMath.pow(x, 1 / 2.4) - 0.055;
    return (int) Math.round(encoded * 255);
  }
}
