// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/** The gate's answer. */
public enum PromotionStatus {
  NOT_READY,
  READY
}
