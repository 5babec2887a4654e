// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

/** When what a {@link PaperBroker} writes is forced to disk. */
public enum Durability {
  /**
   * Before an answer or a change leaves the broker: nothing that was told can be lost. Ticks that changed
   * nothing are told to nobody: a crash can lose those of the last 5 s of event time, at most 1,000.
   */
  EVERY_CHANGE,
  /**
   * When {@link PaperBroker#force} or {@link PaperBroker#close} is called: for recorded data, which
   * can be run again. What was told before that may be lost in a crash, from some input on.
   */
  ON_DEMAND
}
