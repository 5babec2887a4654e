// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/** What an alert is about. */
public enum AlertKind {
  /** A liquidation zone. */
  ZONE("zone"),
  /** A setup of one timeframe. */
  SETUP("setup"),
  /** Any other condition, by its id. */
  CONDITION("cond");

  private final String code;

  AlertKind(String code) {
    this.code = code;
  }

  /** As it stands in a dedupe key. */
  public String code() {
    return code;
  }
}
