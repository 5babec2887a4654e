// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.liquidation.LiquidationProfile;
import java.util.ArrayList;
import java.util.List;

/** What every picture shares: title above, facts and warnings below. */
final class Frame {

  static final int MARGIN = 18;
  private static final int LINE = 18;
  private static final int MOST = 10_000;

  private final Sheet sheet;
  private final LiquidationProfile profile;
  private final List<String> facts;
  private final List<String> warnings;

  Frame(Sheet sheet, LiquidationProfile profile) {
    this.sheet = sheet;
    this.profile = profile;
    int width = sheet.image.getWidth() - 2 * MARGIN;
    facts =
        sheet.wrap(
            HonestLabels.facts(profile.provenance()), "  ·  ", Sheet.SMALL, width);
    List<String> sentences = new ArrayList<>(HonestLabels.warnings(profile.provenance()));
    sentences.add(HonestLabels.CONTEXT);
    warnings = sheet.wrap(sentences, "  ", Sheet.SMALL, width);
  }

  static int within(String name, int pixels, int least) {
    if (pixels < least || pixels > MOST) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + MOST + "] pixels, was " + pixels);
    }
    return pixels;
  }

  /** Pixels below the plot's axis that the footer takes. */
  int footer() {
    return (facts.size() + warnings.size()) * LINE + 10;
  }

  void draw(String subject) {
    sheet.text(
        HonestLabels.name(profile) + " · " + subject, MARGIN, 22, Sheet.Align.LEFT, Sheet.TITLE,
        sheet.theme.ink);
    sheet.text(
        HonestLabels.source(profile), MARGIN, 45, Sheet.Align.LEFT, Sheet.BODY,
        sheet.theme.faint);
    double y = sheet.image.getHeight() - footer() + LINE / 2.0;
    for (String line : facts) {
      sheet.text(line, MARGIN, y, Sheet.Align.LEFT, Sheet.SMALL, sheet.theme.faint);
      y += LINE;
    }
    for (String line : warnings) {
      sheet.text(line, MARGIN, y, Sheet.Align.LEFT, Sheet.SMALL, sheet.theme.warning);
      y += LINE;
    }
  }
}
