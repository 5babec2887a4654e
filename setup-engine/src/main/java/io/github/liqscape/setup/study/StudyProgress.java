// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

/** Told how far a study is. */
@FunctionalInterface
public interface StudyProgress {

  /** Tells nobody. */
  StudyProgress SILENT = (market, eventNanos) -> {};

  /** A market has come to this event time, epoch nanoseconds. */
  void at(StudyMarket market, long eventNanos);
}
