// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.archive.DownloadProgress;
import io.github.liqscape.spi.VenueArchive;
import java.io.PrintWriter;
import java.time.Duration;

/** Says on standard error how a download goes on: once a second, and when a file is done. */
final class DownloadLine implements DownloadProgress {

  private final int files;
  private final PrintWriter err;
  private final Pace pace = new Pace(Duration.ofSeconds(1), System.nanoTime());
  private int done;

  DownloadLine(int files, PrintWriter err) {
    this.files = files;
    this.err = err;
  }

  @Override
  public void progress(VenueArchive.File file, long bytesDone, long bytesTotal, int filesDone) {
    boolean finished = filesDone > done;
    done = filesDone;
    if (finished || pace.due(System.nanoTime())) {
      String total = bytesTotal < 0 ? "" : " of " + Bytes.text(bytesTotal);
      err.println(
          "archive: " + filesDone + " of " + files + " files, " + file.name() + " "
              + Bytes.text(bytesDone) + total);
      err.flush();
    }
  }
}
