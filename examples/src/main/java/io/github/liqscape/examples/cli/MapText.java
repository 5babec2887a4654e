// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.render.TextMap;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.io.PrintWriter;

/** A map on the console, with what a reader must know about it. */
final class MapText {

  private MapText() {}

  static void print(PrintWriter out, Caption caption, LiquidationProfile profile, boolean ascii) {
    out.println(caption.title());
    caption.notes().forEach(note -> out.println("  note: " + note));
    out.println();
    out.println(TextMap.of(profile).ascii(ascii).text());
  }
}
