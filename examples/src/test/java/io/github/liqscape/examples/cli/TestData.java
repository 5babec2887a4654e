// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.recorded.RecordedData;
import java.nio.file.Path;

/** Recorded data as a test finds it, or does not. */
final class TestData {

  private TestData() {}

  /** Skips the test, naming the files, where the set is not on this machine. */
  static void assumePresent(RecordedSet set) {
    assumeTrue(set.present(), () -> "recorded set " + set.id() + " is missing: " + set.files());
  }

  /** A run of the command line by somebody who has no recorded data. */
  static CommandRun without(Path emptyFolder, String... arguments) {
    String before = System.getProperty(RecordedData.VARIABLE);
    System.setProperty(RecordedData.VARIABLE, emptyFolder.toString());
    try {
      return CommandRun.of(arguments);
    } finally {
      if (before == null) {
        System.clearProperty(RecordedData.VARIABLE);
      } else {
        System.setProperty(RecordedData.VARIABLE, before);
      }
    }
  }
}
