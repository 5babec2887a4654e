// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.VenueArchive;
import java.nio.file.Path;

/** What became of one file. Immutable. */
public sealed interface DownloadResult {

  /** The file that was asked for. */
  VenueArchive.File file();

  /**
   * It was fetched, is whole and under its name.
   *
   * @param file the file that was asked for
   * @param path where it is
   * @param bytes its size
   * @param verified whether it was compared with a checksum of the venue; false where the venue
   *     publishes none
   */
  record Downloaded(VenueArchive.File file, Path path, long bytes, boolean verified)
      implements DownloadResult {}

  /**
   * It was there already and still has the checksum it was stored with, or that of the venue.
   *
   * @param file the file that was asked for
   * @param path where it is
   */
  record AlreadyThere(VenueArchive.File file, Path path) implements DownloadResult {}

  /**
   * The venue has no such file: the instrument was not listed on that day, or the day is too
   * recent.
   *
   * @param file the file that was asked for
   */
  record Missing(VenueArchive.File file) implements DownloadResult {}

  /**
   * What came whole from the venue has another checksum than the venue says. It is kept aside for
   * whoever wants to look at it, and never under the file's own name. Such files exist for good:
   * binance/binance-public-data#405 and #498 list some.
   *
   * @param file the file that was asked for
   * @param keptAs where it is: the name with {@code .corrupt} behind it
   * @param expected SHA-256 as the venue says, in hex
   * @param actual SHA-256 of what came, in hex
   */
  record CorruptChecksum(VenueArchive.File file, Path keptAs, String expected, String actual)
      implements DownloadResult {}

  /**
   * It could not be fetched, also after some tries. What did arrive is kept, and the next download
   * continues there.
   *
   * @param file the file that was asked for
   * @param reason what the venue, the network or the disk said
   */
  record Failed(VenueArchive.File file, String reason) implements DownloadResult {}
}
