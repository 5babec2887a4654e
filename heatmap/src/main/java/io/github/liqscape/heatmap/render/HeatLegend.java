// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

/** The printed scale: a strip of colours with the amounts they stand for. */
final class HeatLegend {

  static final int WIDTH = 108;
  private static final int STRIP = 16;

  private HeatLegend() {}

  static void draw(
      Sheet sheet, HeatScale scale, ColourRamp ramp, Amounts amounts, int left, PriceAxis beside) {
    int top = beside.top() + 34;
    int height = beside.height() - 40;
    boolean absolute = scale.mode() == HeatScale.Mode.ABSOLUTE;
    sheet.text(
        absolute ? amounts.unit() : "percentile", left, top - 32, Sheet.Align.LEFT, Sheet.BOLD,
        sheet.theme.ink);
    sheet.text(
        absolute ? "per 10 bp, log" : "of all history", left, top - 16, Sheet.Align.LEFT,
        Sheet.SMALL, sheet.theme.faint);
    for (int y = 0; y < height; y++) {
      int rgb = ramp.rgb(1 - (y + 0.5) / height);
      for (int x = 0; x < STRIP; x++) {
        sheet.image.setRGB(left + x, top + y, rgb);
      }
    }
    sheet.pen.setColor(sheet.theme.grid);
    sheet.pen.drawRect(left - 1, top - 1, STRIP + 1, height + 1);
    if (absolute) {
      int decades = (int) Math.floor(Math.log10(scale.high() / scale.low()) + 1e-9);
      for (int i = 0; i <= decades; i++) {
        double amount = scale.low() * Math.pow(10, i);
        tick(sheet, left, top + height * (1 - scale.heat(amount)), amounts.text(amount));
      }
    } else {
      for (int rank : new int[] {0, 25, 50, 75, 90, 100}) {
        tick(sheet, left, top + height * (1 - rank / 100.0), Integer.toString(rank));
      }
    }
  }

  private static void tick(Sheet sheet, int left, double y, String text) {
    sheet.line(left + STRIP, y, left + STRIP + 4, y, sheet.theme.faint);
    sheet.text(text, left + STRIP + 7, y, Sheet.Align.LEFT, Sheet.SMALL, sheet.theme.ink);
  }
}
