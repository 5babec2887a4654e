// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/**
 * What became of the frozen windows and of the prints.
 *
 * @param frozen windows opened
 * @param scored windows that location metrics rest on
 * @param fewPrints dropped: less than ten prints in reached buckets
 * @param gaps dropped: the mark price or the print feed had a gap
 * @param noMark dropped: no mark price in the window
 * @param incomplete dropped: the data ended before the window did
 * @param embargoed not opened: within two horizons of the data that parameters were fitted to
 * @param scoredPrints prints in reached buckets of scored windows
 * @param outsidePrints prints of complete windows outside the reached buckets of their side, such
 *     as positions opened after the freeze: not scored
 * @param lateEvents events too late or out of order to be applied
 */
public record WindowCounts(
    int frozen,
    int scored,
    int fewPrints,
    int gaps,
    int noMark,
    int incomplete,
    int embargoed,
    long scoredPrints,
    long outsidePrints,
    long lateEvents) {

  static final WindowCounts NONE = new WindowCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  WindowCounts plus(WindowCounts o) {
    return new WindowCounts(
        frozen + o.frozen, scored + o.scored, fewPrints + o.fewPrints, gaps + o.gaps,
        noMark + o.noMark, incomplete + o.incomplete, embargoed + o.embargoed,
        scoredPrints + o.scoredPrints, outsidePrints + o.outsidePrints,
        lateEvents + o.lateEvents);
  }
}
