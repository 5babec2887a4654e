// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

/** Why a plan is no sample. */
public enum NoLabel {
  /** The entry was not reached while it was valid. */
  NOT_FILLED,
  /** The candles end before the position does. */
  UNFINISHED,
  /** A bar that would fill trades too little: paper fills it in parts, so the label is not sure. */
  THIN
}
