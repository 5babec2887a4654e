// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.render.HeatmapImage;
import io.github.liqscape.heatmap.render.ProfileImage;
import io.github.liqscape.heatmap.render.TruthBar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures and the report of a map. Whoever opens one never finds half a file. */
final class MapFiles {

  private static final int CHARTS = 12;

  private final Path folder;

  MapFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes heatmap.png, profile.png and report.json; returns the text of the report. */
  String write(Caption caption, MapRun run, List<TruthBar> truth) throws IOException {
    return write(caption, run, truth, null);
  }

  /**
   * Writes heatmap.png, profile.png and report.json, and setup.png, alerts.json and report.html
   * if the job went on.
   *
   * @return the text of the report
   */
  String write(
      Caption caption, MapRun run, List<TruthBar> truth, @Nullable SetupStep step)
      throws IOException {
    replace(
        "heatmap.png",
        HeatmapImage.of(run.profile(), run.history())
            .candles(run.candles())
            .forcedPrints(run.prints())
            .window(caption.from(), caption.until())
            .png());
    replace("profile.png", ProfileImage.of(run.profile()).truth(truth).png());
    if (step != null) {
      replace("setup.png", step.png(caption));
      write(caption, step.alerts());
      new ReviewFiles(folder)
          .html(
              "report.html", step.paper().review(), step.paper().facts(), Optional.empty(),
              CHARTS);
    }
    String report = MapReport.json(caption, run, step);
    replace("report.json", report.getBytes(StandardCharsets.UTF_8));
    return report;
  }

  /** Writes alerts.json; returns its path. */
  Path write(Caption caption, AlertStep alerts) throws IOException {
    return replace(
        "alerts.json", AlertReport.json(caption, alerts).getBytes(StandardCharsets.UTF_8));
  }

  /** Where the alerts of a replay keep their journals. */
  AlertFiles alerts() {
    return new AlertFiles(folder.resolve("alerts"));
  }

  /** Where the journal of paper trades is made anew. */
  MadeFolder paper() {
    return new MadeFolder(folder.resolve("paper"));
  }

  /** Writes one file into the folder; returns its path. */
  Path replace(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.write(folder.resolve(name + ".part"), bytes);
    return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return folder.resolve("heatmap.png") + ", " + folder.resolve("profile.png") + ", "
        + folder.resolve("report.json");
  }
}
