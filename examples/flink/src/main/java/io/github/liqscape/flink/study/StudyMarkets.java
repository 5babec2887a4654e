// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.study;

import io.github.liqscape.setup.study.StudyMarket;
import java.io.Serializable;

/** The markets of a study, each to be opened on whatever machine it falls to. */
public interface StudyMarkets extends Serializable {

  /** How many there are. */
  int count();

  /**
   * One of them.
   *
   * @param number from 0
   */
  StudyMarket market(int number);
}
