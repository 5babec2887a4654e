// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.structure.StructureObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a picture: the candles before it, the structure of the chart, the liquidation zones
 * with what price has done to them, and the plan, if it is a BUY or SELL. A WAIT shows its reasons.
 *
 * <pre>{@code
 * SetupChart.of(setup, candles).write(Path.of("setup.png"));
 * }</pre>
 *
 * <p>Nothing after the signal bar is drawn, and structure is drawn as it was known then. The same
 * input gives the same pixels on one machine (its fonts are used). Needs a font, but no screen.
 *
 * <p>Threading: confined to the caller.
 */
public final class SetupChart {

  private static final int MOST_PIXELS = 10_000;

  final Setup setup;
  final List<Candle> known;
  private @Nullable List<StructureObject> structure;
  List<String> notes = List.of();
  ChartTheme theme = ChartTheme.DARK;
  int bars = 160;
  int width = 1600;
  int height = 900;

  private SetupChart(Setup setup, List<Candle> known) {
    this.setup = setup;
    this.known = known;
  }

  /**
   * Starts a chart.
   *
   * @param setup the decision to show
   * @param candles closed candles of the setup's timeframe, oldest first, from as far back as the
   *     engine had them; those that close after the decision are left out
   * @throws IllegalArgumentException if they are of another timeframe, not in order, or none closes
   *     by the time of the decision
   */
  public static SetupChart of(Setup setup, List<Candle> candles) {
    Objects.requireNonNull(setup, "setup");
    List<Candle> known = new ArrayList<>();
    long before = Long.MIN_VALUE;
    for (Candle candle : candles) {
      if (candle.timeframe() != setup.timeframe() || candle.openNanos() <= before) {
        throw new IllegalArgumentException(
            "candles must be of " + setup.timeframe().code() + " and in order, was " + candle);
      }
      before = candle.openNanos();
      if (candle.closed() && candle.closeNanos() <= setup.asOfNanos()) {
        known.add(candle);
      }
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "a chart needs a candle that closed by the time of the decision, had none of "
              + candles.size());
    }
    return new SetupChart(setup, List.copyOf(known));
  }

  /** Structure from elsewhere; default that of the candles. */
  public SetupChart structure(List<StructureObject> objects) {
    structure = List.copyOf(objects);
    return this;
  }

  /** How many of the newest candles to show, in [20, 2000]; default 160. */
  public SetupChart bars(int newest) {
    bars = within("bars", newest, 20, 2_000);
    return this;
  }

  /** Remarks at the foot, such as what the zones were made of. */
  public SetupChart notes(List<String> remarks) {
    notes = List.copyOf(remarks);
    return this;
  }

  /** Default {@link ChartTheme#DARK}. */
  public SetupChart theme(ChartTheme value) {
    theme = Objects.requireNonNull(value, "theme");
    return this;
  }

  /** Size in pixels, width in [960, 10000] and height in [540, 10000]; default 1600 x 900. */
  public SetupChart size(int widthPixels, int heightPixels) {
    width = within("width", widthPixels, 960, MOST_PIXELS);
    height = within("height", heightPixels, 540, MOST_PIXELS);
    return this;
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], was " + value);
    }
    return value;
  }

  /** Draws the picture. */
  public BufferedImage image() {
    return paper().image;
  }

  /** The picture as the bytes of a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image(), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the picture as a PNG file.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.write(file, png());
  }

  ChartPaper paper() {
    List<StructureObject> objects = structure;
    return new ChartPainter(
            this, objects == null ? ChartStructure.of(setup.instrument(), known) : objects)
        .paint();
  }
}
