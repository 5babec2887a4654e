// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A process that scans, saves now and then, says how far it is, and is killed. */
final class ScanUntilKilled {

  private ScanUntilKilled() {}

  /** Takes the folder and a seed of its steps. */
  public static void main(String[] arguments) throws IOException {
    Random random = new Random(Long.parseLong(arguments[1]));
    ReplayScan scan =
        ReplayScan.open(
            Replays.terms(ScanKillTest.markets(), Replays.CONFIG, Path.of(arguments[0])));
    boolean more = true;
    while (more) {
      more = scan.advanceTo(scan.nowNanos() + 1 + random.nextLong(4 * Replays.MINUTE));
      say("S " + scan.nowNanos());
      if (random.nextInt(5) == 0) {
        scan.save();
        say("V " + scan.nowNanos());
      }
    }
    scan.close();
    say("E");
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
