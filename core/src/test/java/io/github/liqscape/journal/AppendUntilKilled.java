// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/** A process of its own that appends, forces and says what was acknowledged, until it is killed. */
final class AppendUntilKilled {

  private AppendUntilKilled() {}

  public static void main(String[] args) {
    Random random = new Random(Long.parseLong(args[1]));
    try (Journal journal = open(Path.of(args[0]))) {
      // Ends by itself if nobody listens any more.
      while (!System.out.checkError()) {
        for (int i = random.nextInt(20); i >= 0; i--) {
          long sequence = journal.lastSequence() + 1;
          journal.append(1, 0, sequence, payload(sequence));
        }
        journal.force();
        System.out.println(journal.durableSequence());
        if (random.nextInt(60) == 0) {
          journal.compact(e -> live(e.sequence()));
        }
      }
    }
  }

  static Journal open(Path directory) {
    return Journal.at(directory).segmentBytes(1 << 16).bufferBytes(1 << 12).open();
  }

  static byte[] payload(long sequence) {
    return ("entry " + sequence + " ").repeat((int) (sequence % 40)).getBytes(
        StandardCharsets.UTF_8);
  }

  static boolean live(long sequence) {
    return sequence % 7 == 0;
  }
}
