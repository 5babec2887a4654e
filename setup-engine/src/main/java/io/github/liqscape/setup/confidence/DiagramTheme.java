// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.awt.Color;

/** Colours of a diagram's paper and ink: those of the house's other pictures. */
public enum DiagramTheme {
  /** Light ink on dark paper. */
  DARK(0x0c1017, 0x0f141d, 0xe6ebf2, 0x97a3b4, 0x263040, 0x63d2ff),
  /** Dark ink on white paper. */
  LIGHT(0xffffff, 0xf6f8fa, 0x1b2430, 0x5a6675, 0xd6dde5, 0x0072b2);

  final Color paper;
  final Color panel;
  final Color ink;
  final Color faint;
  final Color grid;
  final Color mark;

  DiagramTheme(int paper, int panel, int ink, int faint, int grid, int mark) {
    this.paper = new Color(paper);
    this.panel = new Color(panel);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.mark = new Color(mark);
  }
}
