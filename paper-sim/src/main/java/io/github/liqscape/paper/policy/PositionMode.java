// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** Whether an instrument may have a LONG and a SHORT position at once. */
public enum PositionMode {
  ONE_WAY,
  HEDGE
}
