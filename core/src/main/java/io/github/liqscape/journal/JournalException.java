// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A journal that cannot be opened, read or written. The message names the file and, for damage,
 * the offset and the sequence.
 */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** Another writer, in this process or another, has the journal open. */
    IN_USE,
    /** Bytes are not what was written, a segment is missing, or a sequence jumps. */
    DAMAGED,
    /** What was being read has been dropped or compacted meanwhile. */
    GONE,
    /** A newer program wrote it. */
    NEWER_FORMAT,
    /**
     * The disk refused. Whatever was not acknowledged may or may not be there after the next
     * opening; until then this journal takes nothing.
     */
    DISK_FAILED,
    /** The journal was closed. */
    CLOSED
  }

  private final Reason reason;

  JournalException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static JournalException damaged(Path file, long offset, long sequence, String what) {
    return new JournalException(
        Reason.DAMAGED,
        "%s is damaged at byte %d, sequence %d: %s".formatted(file, offset, sequence, what),
        null);
  }

  static JournalException disk(String doing, Throwable cause) {
    return new JournalException(
        Reason.DISK_FAILED, "failed while " + doing + ": " + cause.getMessage(), cause);
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }
}
