// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the rows of a file. */
final class Tally {

  private final String name;
  private long events;
  private long malformed;
  private long repeated;
  private @Nullable String first;

  Tally(String name) {
    this.name = name;
  }

  void event() {
    events++;
  }

  void repeated() {
    repeated++;
  }

  void malformed(long line, String why) {
    malformed(name + " line " + line + ", " + why);
  }

  /** Rows that can be read and do not fit together. */
  void contradiction(String why) {
    malformed(name + ": " + why);
  }

  private void malformed(String message) {
    malformed++;
    if (first == null) {
      first = message;
    }
  }

  /** Throws if there were rows and none could be read: then it is another kind of file. */
  void checkSomeReadable(boolean any) throws IOException {
    if (!any && malformed > 0) {
      throw new IOException("not one row could be read, the first was " + first);
    }
  }

  VenueArchive.Count count() {
    return new VenueArchive.Count(events, malformed, repeated, Optional.ofNullable(first));
  }
}
