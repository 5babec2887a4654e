// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import java.awt.Color;

/** Colours of a picture's paper and ink. Those of the heat belong to {@link HeatScale}. */
public enum Theme {
  DARK(0x0c1017, 0x0f141d, 0xe6ebf2, 0x97a3b4, 0x263040, 0xffc45c, 0xff6a62, 0x63d2ff),
  LIGHT(0xffffff, 0xf6f8fa, 0x1b2430, 0x5a6675, 0xd6dde5, 0xa85b00, 0xc62f2a, 0x0072b2);

  final Color paper;
  final Color panel;
  final Color ink;
  final Color faint;
  final Color grid;
  final Color warning;
  final Color longSide;
  final Color shortSide;

  Theme(
      int paper,
      int panel,
      int ink,
      int faint,
      int grid,
      int warning,
      int longSide,
      int shortSide) {
    this.paper = new Color(paper);
    this.panel = new Color(panel);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.warning = new Color(warning);
    this.longSide = new Color(longSide);
    this.shortSide = new Color(shortSide);
  }

  /** Whether more heat is lighter. */
  boolean dark() {
    return this == DARK;
  }
}
