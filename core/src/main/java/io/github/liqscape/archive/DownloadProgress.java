// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.VenueArchive;

/** Is told how a download goes on. Calls come one at a time, from the threads that download. */
@FunctionalInterface
public interface DownloadProgress {

  /**
   * Some bytes arrived, or a file is done.
   *
   * @param file which file
   * @param bytesDone its bytes so far, those of an earlier run included
   * @param bytesTotal its size, -1 if the venue does not say
   * @param filesDone files of this call that are done, whatever became of them
   */
  void progress(VenueArchive.File file, long bytesDone, long bytesTotal, int filesDone);
}
