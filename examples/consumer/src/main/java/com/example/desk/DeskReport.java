// SPDX-License-Identifier: Apache-2.0
package com.example.desk;

import java.util.List;

/**
 * What came of a run.
 *
 * @param venues adapters that ServiceLoader found
 * @param channels kinds of channel that it found, ours too
 * @param below zones under the price
 * @param above zones over it
 * @param setups BUYs and SELLs
 * @param inbox alerts in the inbox
 * @param csv lines that our own channel wrote
 * @param trades closed on paper
 * @param stateHash of the paper account
 */
record DeskReport(
    List<String> venues,
    List<String> channels,
    int below,
    int above,
    long setups,
    int inbox,
    List<String> csv,
    int trades,
    String stateHash) {

  String text() {
    return """
        adapters found: %s
        channels found: %s
        zones: %d below, %d above
        setups: %d; alerts: %d in the inbox, %d in our CSV file
        paper trades: %d; account %s
        """
        .formatted(venues, channels, below, above, setups, inbox, csv.size(), trades, stateHash);
  }
}
