// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import java.awt.Color;

/** Colours of a chart. */
public enum ChartTheme {
  /** Light ink on dark paper. */
  DARK(
      0x0c1017, 0x0f141d, 0xe6ebf2, 0x97a3b4, 0x263040, 0xff6a62, 0x63d2ff, 0x6fdc8c, 0xffc45c,
      0xc9a8ff, 0xdfe5ee, 0x3a475b),
  /** Dark ink on white paper. */
  LIGHT(
      0xffffff, 0xf6f8fa, 0x1b2430, 0x5a6675, 0xd6dde5, 0xc62f2a, 0x0072b2, 0x1a7f3c, 0xa85b00,
      0x6b3fb8, 0xffffff, 0x5a6675);

  final Color paper;
  final Color panel;
  final Color ink;
  final Color faint;
  final Color grid;

  /** Crowded longs. */
  final Color longSide;

  /** Crowded shorts. */
  final Color shortSide;

  /** Targets, and BUY. */
  final Color gain;

  /** Stops, and warnings. */
  final Color loss;

  /** Swings, breaks, levels. */
  final Color structure;

  final Color rising;
  final Color falling;

  ChartTheme(
      int paper, int panel, int ink, int faint, int grid, int longSide, int shortSide, int gain,
      int loss, int structure, int rising, int falling) {
    this.paper = new Color(paper);
    this.panel = new Color(panel);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.longSide = new Color(longSide);
    this.shortSide = new Color(shortSide);
    this.gain = new Color(gain);
    this.loss = new Color(loss);
    this.structure = new Color(structure);
    this.rising = new Color(rising);
    this.falling = new Color(falling);
  }
}
