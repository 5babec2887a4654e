// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.setup.study.NoLabel;
import io.github.liqscape.setup.study.SetupLabel;
import io.github.liqscape.setup.study.StudyTrade;
import java.util.List;

/** How a study's label and what the broker made of the same setup go together. */
enum LabelAndTrade {
  /** Filled and closed at the same bars, with the same net result in R. */
  SAME,
  /** Neither was filled. */
  BOTH_UNFILLED,
  /** The recording ends before the position does, for both. */
  BOTH_UNFINISHED,
  /** The label is not sure of a fill of more than a quarter of a bar; paper fills it in parts. */
  TOO_THIN_FOR_A_LABEL,
  UNEXPLAINED;

  /** Largest difference of net results, in R, that is one of doubles and not of rules. */
  static final double ROUNDING = 1e-6;

  /** Compares a label with the closed trades of its setup. */
  static LabelAndTrade compare(StudyTrade trade, List<PaperTrade> paper) {
    return switch (trade.label()) {
      case SetupLabel.Closed label ->
          paper.size() == 1 && difference(trade, label, paper.get(0)) < ROUNDING
              ? SAME
              : UNEXPLAINED;
      case SetupLabel.None(NoLabel why) ->
          switch (why) {
            case NOT_FILLED -> paper.isEmpty() ? BOTH_UNFILLED : UNEXPLAINED;
            case UNFINISHED -> paper.isEmpty() ? BOTH_UNFINISHED : UNEXPLAINED;
            case THIN -> TOO_THIN_FOR_A_LABEL;
          };
    };
  }

  /** Difference of the net results in R, NaN if they are not of the same bars. */
  static double difference(StudyTrade trade, SetupLabel.Closed label, PaperTrade paper) {
    double risk =
        Math.abs(trade.setup().plan().entry() - trade.setup().plan().stop())
            * trade.setup().plan().quantity();
    boolean same =
        paper.entryNanos() == label.fillNanos() && paper.exitNanos() == label.exitNanos();
    return same ? Math.abs(paper.netE8() / 1e8 / risk - label.netR()) : Double.NaN;
  }
}
