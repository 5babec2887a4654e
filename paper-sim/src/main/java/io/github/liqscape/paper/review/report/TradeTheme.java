// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import java.awt.Color;

/** Colours of a trade's picture. */
public enum TradeTheme {
  /** Light ink on dark paper. */
  DARK(
      0x0c1017, 0xe6ebf2, 0x97a3b4, 0x263040, 0xff6a62, 0x63d2ff, 0x6fdc8c, 0xff8f6b, 0xffc45c,
      0xdfe5ee, 0x4a586d),
  /** Dark ink on white paper. */
  LIGHT(
      0xffffff, 0x1b2430, 0x5a6675, 0xd6dde5, 0xc62f2a, 0x0072b2, 0x1a7f3c, 0xb3401a, 0x8a5a00,
      0xffffff, 0x5a6675);

  final Color paper;
  final Color ink;
  final Color faint;
  final Color grid;
  final Color longSide;
  final Color shortSide;
  final Color gain;
  final Color loss;
  final Color mark;
  final Color rising;
  final Color falling;

  TradeTheme(
      int paper, int ink, int faint, int grid, int longSide, int shortSide, int gain, int loss,
      int mark, int rising, int falling) {
    this.paper = new Color(paper);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.longSide = new Color(longSide);
    this.shortSide = new Color(shortSide);
    this.gain = new Color(gain);
    this.loss = new Color(loss);
    this.mark = new Color(mark);
    this.rising = new Color(rising);
    this.falling = new Color(falling);
  }
}
