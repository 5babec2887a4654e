// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.nio.file.Path;

/** The folder in which a replay keeps its outbox and its channels. */
record AlertFiles(Path folder) {

  Path outbox() {
    return folder.resolve("outbox");
  }

  Path paperLog() {
    return folder.resolve("paper-log");
  }

  Path log() {
    return folder.resolve("alerts.log");
  }

  Path inbox() {
    return folder.resolve("inbox");
  }

  /**
   * Deletes what the last replay left.
   *
   * @throws IllegalArgumentException if the folder holds something else
   */
  void empty() {
    new MadeFolder(folder).empty();
  }
}
