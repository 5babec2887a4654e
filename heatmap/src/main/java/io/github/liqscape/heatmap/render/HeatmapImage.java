// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The heatmap over time and price, with candles, realised forced orders and the mark on top, the
 * zones of the present profile at the right edge, a printed scale and honest labels.
 *
 * <pre>{@code
 * HeatmapImage.of(profile, history)
 *     .candles(candles)
 *     .forcedPrints(prints)
 *     .write(Path.of("heatmap.png"));
 * }</pre>
 *
 * <p>A column of the history is drawn from its time to one period later: what was known before lies
 * under what happened then. Colours do not depend on the window. The same input gives the same
 * pixels on one machine (its fonts are used). Needs a font, but no screen.
 *
 * <p>Threading: confined to the caller, and to the writer's thread of the history.
 */
public final class HeatmapImage {

  final LiquidationProfile profile;
  final HeatmapHistory history;
  List<Candle> candles = List.of();
  List<ForcedPrint> prints = List.of();
  HeatScale scale = HeatScale.absolute();
  Theme theme = Theme.DARK;
  int width = 1600;
  int height = 900;
  private @Nullable Instant from;
  private @Nullable Instant to;
  private double low = Double.NaN;
  private double high = Double.NaN;

  private HeatmapImage(LiquidationProfile profile, HeatmapHistory history) {
    this.profile = profile;
    this.history = history;
  }

  /**
   * Starts a picture of a whole history.
   *
   * @param profile the present profile: names the instrument, gives zones, mark and labels
   * @throws IllegalArgumentException if the history is empty
   */
  public static HeatmapImage of(LiquidationProfile profile, HeatmapHistory history) {
    Objects.requireNonNull(profile, "profile");
    if (history.columns() == 0) {
      throw new IllegalArgumentException("a heatmap must have at least one column, had 0");
    }
    return new HeatmapImage(profile, history);
  }

  /** Candles, oldest first; joined where they would be narrower than five pixels. */
  public HeatmapImage candles(List<Candle> oldestFirst) {
    candles = List.copyOf(oldestFirst);
    return this;
  }

  /** Realised forced orders, in any order. */
  public HeatmapImage forcedPrints(List<ForcedPrint> located) {
    prints = List.copyOf(located);
    return this;
  }

  /** Meaning of the colours; default {@link HeatScale#absolute()}. */
  public HeatmapImage scale(HeatScale value) {
    scale = Objects.requireNonNull(value, "scale");
    return this;
  }

  /** Default {@link Theme#DARK}. */
  public HeatmapImage theme(Theme value) {
    theme = Objects.requireNonNull(value, "theme");
    return this;
  }

  /** Size in pixels, width in [960, 10000] and height in [450, 10000]; default 1600 x 900. */
  public HeatmapImage size(int width, int height) {
    this.width = Frame.within("width", width, 960);
    this.height = Frame.within("height", height, 450);
    return this;
  }

  /** Visible time; default the whole history. */
  public HeatmapImage window(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "time window must not be empty, was [" + from + ", " + to + "]");
    }
    this.from = from;
    this.to = to;
    return this;
  }

  /** Visible prices, 0 &lt; low &lt; high; default 5 % beyond all marks and candles. */
  public HeatmapImage prices(double low, double high) {
    PriceAxis checked = new PriceAxis(low, high, 0, 1);
    this.low = checked.low();
    this.high = checked.high();
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
    return new HeatmapPainter(this).paint();
  }

  TimeAxis timeAxis(int left, int width) {
    long period = history.period().toNanos();
    long first = from == null ? history.timeNanos(0) : nanos(from);
    long last = to == null ? history.timeNanos(history.columns() - 1) + period : nanos(to);
    return new TimeAxis(first, last, left, width);
  }

  PriceAxis priceAxis(TimeAxis time, int top, int height) {
    if (!Double.isNaN(low)) {
      return new PriceAxis(low, high, top, height);
    }
    double least = profile.mark();
    double most = profile.mark();
    for (int i = 0; i < history.columns(); i++) {
      if (time.shows(history.timeNanos(i))) {
        HeatmapHistory.Column column = history.column(i);
        least = column.isGap() ? least : Math.min(least, column.mark());
        most = column.isGap() ? most : Math.max(most, column.mark());
      }
    }
    for (Candle candle : candles) {
      if (time.shows(candle.openNanos())) {
        least = Math.min(least, candle.low());
        most = Math.max(most, candle.high());
      }
    }
    return new PriceAxis(least * 0.95, most * 1.05, top, height);
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
