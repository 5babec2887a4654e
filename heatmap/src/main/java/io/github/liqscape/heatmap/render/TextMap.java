// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A profile for the terminal: a ladder of prices with bars, the zones, and the honest labels.
 *
 * <p>Rows are equally wide in log price, half of them above the mark and half below; a bar is the
 * amount per 10 bp. Lines never exceed the width, longer sentences are wrapped.
 *
 * <p>Threading: confined to the caller.
 */
public final class TextMap {

  private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  private static final int MOST_ZONES = 4;

  private final LiquidationProfile profile;
  private Measure measure = Measure.EXPECTED_FORCED;
  private int width = 80;
  private int rows = 12;
  private double reach = 0.06;
  private boolean ascii;

  private TextMap(LiquidationProfile profile) {
    this.profile = Objects.requireNonNull(profile, "profile");
  }

  /** Starts a map of this profile: 80 columns wide, 12 rows a side, 6 % far. */
  public static TextMap of(LiquidationProfile profile) {
    return new TextMap(profile);
  }

  /** What the bars show; default {@link Measure#EXPECTED_FORCED}. */
  public TextMap measure(Measure value) {
    measure = Objects.requireNonNull(value, "measure");
    return this;
  }

  /** Characters per line, in [60, 400]. */
  public TextMap width(int characters) {
    width = within("width", characters, 60, 400);
    return this;
  }

  /** Rows on either side of the mark, in [1, 500]. */
  public TextMap rows(int each) {
    rows = within("rows", each, 1, 500);
    return this;
  }

  /** How far the ladder goes, as a fraction in log price, in (0, 1]: 0.06 is about 6 %. */
  public TextMap reach(double log) {
    if (!(log > 0 && log <= 1)) {
      throw new IllegalArgumentException("reach must be in (0, 1], was " + log);
    }
    reach = log;
    return this;
  }

  /** Plain ASCII instead of block characters. */
  public TextMap ascii(boolean value) {
    ascii = value;
    return this;
  }

  /** The lines, each ended by a newline. */
  public String text() {
    Amounts amounts = Amounts.of(profile);
    List<String> lines = new ArrayList<>();
    wrap(lines, HonestLabels.name(profile) + " · " + measure.words);
    wrap(lines, HonestLabels.source(profile));
    lines.add("");
    ladder(lines, amounts);
    lines.add("");
    zones(lines, amounts);
    lines.add("");
    wrap(lines, String.join(" · ", HonestLabels.facts(profile.provenance())));
    for (String warning : HonestLabels.warnings(profile.provenance())) {
      wrap(lines, "! " + warning);
    }
    wrap(lines, HonestLabels.CONTEXT);
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(ascii ? plain(line) : line).append('\n');
    }
    return text.toString();
  }

  private void ladder(List<String> lines, Amounts amounts) {
    double[] above = side(PositionSide.SHORT);
    double[] below = side(PositionSide.LONG);
    double longest = 0;
    for (int i = 0; i < rows; i++) {
      longest = Math.max(longest, Math.max(above[i], below[i]));
    }
    lines.add(
        String.format(
            Locale.ROOT, "%12s %9s %9s  %s", "price", "distance", "per 10 bp",
            "full bar = " + amounts.withUnit(longest)));
    for (int i = rows - 1; i >= 0; i--) {
      lines.add(row(i, PositionSide.SHORT, above[i], longest, amounts));
    }
    String mark = String.format(Locale.ROOT, "%12s %9s ", HonestLabels.mark(profile), "mark");
    lines.add(mark + "─".repeat(width - mark.length()));
    for (int i = 0; i < rows; i++) {
      lines.add(row(i, PositionSide.LONG, below[i], longest, amounts));
    }
  }

  /** Amounts per 10 bp of the rows of a side, outward from the mark. */
  private double[] side(PositionSide side) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      double one = price(side, i);
      double other = price(side, i + 1);
      values[i] =
          Density.per10Bps(
              profile, side, measure.of(profile), Math.min(one, other), Math.max(one, other));
    }
    return values;
  }

  /** Price after so many rows outward. */
  private double price(PositionSide side, double row) {
    return profile.mark() * StrictMath.exp(-side.sign() * reach * row / rows);
  }

  private String row(int i, PositionSide side, double value, double longest, Amounts amounts) {
    double middle = price(side, i + 0.5);
    String label =
        String.format(
            Locale.ROOT, "%12s %9s %9s  ",
            Amounts.price(middle, profile.instrument().tickSize().doubleValue()),
            Amounts.distance(middle, profile.mark()), amounts.text(value));
    return label + bar(longest > 0 ? value / longest : 0, width - label.length());
  }

  private String bar(double part, int room) {
    int eighths = (int) Math.round(part * room * 8);
    if (ascii) {
      return "#".repeat((int) Math.round(part * room));
    }
    return "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
  }

  private void zones(List<String> lines, Amounts amounts) {
    lines.add("zones, nearest first (" + amounts.unit() + ", 5 to 95 % band)");
    double tick = profile.instrument().tickSize().doubleValue();
    for (PositionSide side : new PositionSide[] {PositionSide.SHORT, PositionSide.LONG}) {
      List<LiquidationZone> zones = profile.zones(side);
      for (LiquidationZone z : zones.subList(0, Math.min(MOST_ZONES, zones.size()))) {
        double nearer = side == PositionSide.LONG ? z.high() : z.low();
        wrap(
            lines,
            String.format(Locale.ROOT, "  %-5s ", side)
                + Amounts.price(z.low(), tick) + " to " + Amounts.price(z.high(), tick) + " · "
                + Amounts.distance(nearer, profile.mark()) + ZoneWords.atr(z) + " · "
                + ZoneWords.band(z, amounts) + ZoneWords.percentile(z)
                + (z.strong() ? " strong" : ""));
      }
      if (zones.size() > MOST_ZONES) {
        lines.add("  " + side + ": " + (zones.size() - MOST_ZONES) + " more");
      } else if (zones.isEmpty()) {
        lines.add("  " + side + ": none");
      }
    }
  }

  /** Breaks at spaces; what follows the first line is indented. */
  private void wrap(List<String> lines, String sentence) {
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split("(?<=\\S) (?=\\S)", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append("    ");
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
  }

  private static String plain(String line) {
    return line.replace('·', '|').replace('─', '-');
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], was " + value);
    }
    return value;
  }
}
