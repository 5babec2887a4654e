// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/** Something to know beside the reason of a decision. */
public enum RoutingNote {
  /** It was sent in quiet hours because it is critical. */
  CRITICAL_BYPASS,
  /** The store of what was sent failed; it was sent as if nothing had been. */
  DEDUPE_FAIL_OPEN,
  /** The journal failed; it is sent once from memory and is not accepted. */
  JOURNAL_DOWN
}
