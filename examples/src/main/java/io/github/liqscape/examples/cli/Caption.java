// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.time.Instant;
import java.util.List;

/**
 * What stands around a map.
 *
 * @param title one line for people
 * @param notes honest remarks: what is missing, assumed or of another market
 * @param from where the picture begins
 * @param until where it ends
 */
record Caption(String title, List<String> notes, Instant from, Instant until) {

  Caption {
    notes = List.copyOf(notes);
  }
}
