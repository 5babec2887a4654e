// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import io.github.liqscape.paper.review.Finding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A trade as a picture: candles around it, zones as the setup saw them, entry, stop and target,
 * every fill, and how far price went for and against it. Needs a font, but no screen; one machine
 * draws the same pixels for the same input.
 */
public final class TradeChart {

  private TradeChart() {}

  /**
   * Draws a finding's trade.
   *
   * @param width in [480, 10000]
   * @param height in [300, 10000]
   * @throws IllegalArgumentException if the finding has no candles or the size is out of range
   */
  public static BufferedImage image(Finding finding, TradeTheme theme, int width, int height) {
    Objects.requireNonNull(theme, "theme");
    if (finding.candles().isEmpty()) {
      throw new IllegalArgumentException("a chart needs candles, had none: " + finding.tradeId());
    }
    if (width < 480 || width > 10_000 || height < 300 || height > 10_000) {
      throw new IllegalArgumentException(
          "width must be in [480, 10000] and height in [300, 10000], was " + width + " x "
              + height);
    }
    return new TradePainter(finding, theme, width, height).paint();
  }

  /** The same as the bytes of a PNG file. */
  public static byte[] png(Finding finding, TradeTheme theme, int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image(finding, theme, width, height), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
