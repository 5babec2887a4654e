// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Runs the fleet and prints what it saw. Arguments are {@code name=value}:
 *
 * <ul>
 *   <li>{@code source}: {@code synthetic} (default) or {@code frames} (needs {@code LIQSCAPE_DATA})
 *   <li>{@code instruments}: how many, 500
 *   <li>{@code mode}: {@code speed} (default): as fast as one thread can, in event time; {@code live}: at the
 *       speed of the data and with the clock of the machine, as a bot would run
 *   <li>{@code minutes}: of market to measure, 60
 *   <li>{@code folder}: for outbox and journal, a temporary one if not given; it is deleted at the end
 *   <li>{@code page}: a file that gets the result, Markdown
 * </ul>
 *
 * <p>For one core: {@code taskset -c 0 java -Xmx1536m -cp benchmarks/target/benchmarks.jar
 * io.github.liqscape.fleet.FiveLayers}.
 */
public final class FiveLayers {

  private FiveLayers() {}

  /** Takes {@code name=value} arguments. */
  public static void main(String[] args) throws IOException {
    FleetOptions options = FleetOptions.of(args);
    Path folder =
        options.folder() != null ? options.folder() : Files.createTempDirectory("five-layers");
    Files.createDirectories(folder);
    try (FleetRun run = new FleetRun(options, folder)) {
      run.warmUp();
      if (options.live()) {
        run.live(Duration.ofMinutes(options.minutes()));
      } else {
        run.fast(Duration.ofMinutes(options.minutes()));
      }
      String page = run.page();
      System.out.print(page);
      if (options.page() != null) {
        Files.writeString(options.page(), page);
      }
    } finally {
      Trees.delete(folder);
    }
  }
}
