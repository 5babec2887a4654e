// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What was said against what happened: ten equal-mass bins with Wilson bars at 95 %, the diagonal
 * of perfect calibration, the base rate, and how many predictions lie where. Needs no display.
 *
 * @param title the first line
 * @param captions what the predictions are, one line each, at the bottom
 * @param theme colours
 */
public record ReliabilityDiagram(String title, List<String> captions, DiagramTheme theme) {

  /** Width of the picture in pixels. */
  public static final int WIDTH = 760;

  /** Height of the picture in pixels. */
  public static final int HEIGHT = 900;

  static final int BINS = 10;

  /** The sentence under every diagram. */
  static final String CONTEXT =
      "Shares of wins among past setups, out of sample where the caption says so: no promise.";

  /** Copies the captions. */
  public ReliabilityDiagram {
    captions = List.copyOf(captions);
  }

  /** Draws the diagram. */
  public BufferedImage draw(Predictions predictions) {
    List<String> foot = new ArrayList<>(captions);
    foot.add(CONTEXT);
    return new DiagramPainter(theme)
        .paint(title, facts(predictions), predictions, foot);
  }

  /** The diagram as the bytes of a PNG file. */
  public byte[] png(Predictions predictions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(draw(predictions), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** The figures under the title, two lines. */
  static List<String> facts(Predictions p) {
    return List.of(
        String.format(
            Locale.ROOT,
            "n %d · effective %.0f · base rate %.3f · Brier %.4f · skill %+.4f · AUC %.3f",
            p.size(),
            p.effectiveSize(),
            p.baseRate(),
            CalibrationMetrics.brier(p),
            CalibrationMetrics.brierSkill(p),
            CalibrationMetrics.auc(p)),
        String.format(
            Locale.ROOT,
            "ECE, 10 equal-mass bins %.4f · debiased %.4f · equal-width %.4f · log loss %.4f",
            CalibrationMetrics.ece(p, Binning.EQUAL_MASS, BINS),
            CalibrationMetrics.debiasedEce(p, Binning.EQUAL_MASS, BINS),
            CalibrationMetrics.ece(p, Binning.EQUAL_WIDTH, BINS),
            CalibrationMetrics.logLoss(p)));
  }
}
