// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a bot's author would keep alerts. An insert returns when the row outlives a power cut, as
 * far as the store promises it.
 *
 * <p>Threading: thread-safe.
 */
public interface AlertStore extends AutoCloseable {

  /** What can be opened. */
  enum Kind {
    /**
     * H2 in a file, a connection for every thread that waits. A commit alone forces nothing, also
     * with the write delay off (no fsync among its system calls), so each is followed by {@code
     * CHECKPOINT SYNC}, which does.
     */
    H2,
    /** SQLite, write-ahead log, synchronous FULL. */
    SQLITE,
    /** The bytes of the alert at the end of a file, and a force. */
    FILE;

    AlertStore open(Path folder) throws IOException {
      return switch (this) {
        case H2 -> AlertTable.h2(folder);
        case SQLITE -> AlertTable.sqlite(folder);
        case FILE -> new AlertFile(folder);
      };
    }
  }

  void insert(Alert alert);

  /** All of them in one transaction: durable together when it returns. */
  void insertAll(List<Alert> alerts);

  @Override
  void close();
}
