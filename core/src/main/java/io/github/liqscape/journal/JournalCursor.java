// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import io.github.liqscape.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Entries in order, each checked as it is read. {@link #hasNext} and {@link #next} throw a {@link
 * JournalException} at damage; they never skip.
 *
 * <p>Threading: one thread at a time. It holds one open file; close it.
 */
public final class JournalCursor implements Iterator<JournalEntry>, AutoCloseable {

  private final Disk disk;
  private final List<Segment> segments;
  private final long from;
  private final long last;

  private int segment = -1;
  private @Nullable SegmentScanner scan;
  private @Nullable JournalEntry ahead;
  private boolean ended;
  private long tornBytes;

  JournalCursor(Disk disk, List<Segment> segments, long from, long last) {
    this.disk = disk;
    this.segments = segments;
    this.from = from;
    this.last = last;
    for (int i = 0; i < segments.size() && segments.get(i).first() <= from; i++) {
      segment = i - 1;
    }
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !ended) {
      try {
        ahead = read();
      } catch (NoSuchFileException e) {
        throw gone(e);
      } catch (IOException e) {
        throw JournalException.disk("reading " + path(), e);
      }
      ended = ahead == null;
    }
    return ahead != null;
  }

  @Override
  public JournalEntry next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("no entry after the last one");
    }
    JournalEntry entry = ahead;
    ahead = null;
    return entry;
  }

  /**
   * Once {@link #hasNext} was false: bytes at the end that are no whole entry. Not 0 if the writer
   * was killed, or is writing right now.
   */
  public long tornBytes() {
    return tornBytes;
  }

  private @Nullable JournalEntry read() throws IOException {
    while (true) {
      SegmentScanner s = scan;
      if (s == null) {
        if (segment + 1 == segments.size()) {
          return null;
        }
        segment++;
        s = SegmentScanner.open(disk, segments.get(segment).path());
        scan = s;
      }
      while (s.advance()) {
        if (s.sequence() > last) {
          return null;
        }
        if (s.sequence() >= from) {
          return s.entry();
        }
      }
      end(s, segments.get(segment));
      s.close();
      scan = null;
    }
  }

  private void end(SegmentScanner s, Segment now) throws IOException {
    if (!now.newest()) {
      if (!s.damaged() && s.header().compacted() && s.header().end() > now.end()) {
        throw gone(null);
      }
      s.requireWhole(now.end());
    } else if (s.next() <= last && last != Long.MAX_VALUE) {
      throw s.damaged() ? s.damage() : gone(null);
    } else if (s.corrupt()) {
      throw s.damage();
    } else if (last == Long.MAX_VALUE) {
      tornBytes = s.size() - s.position();
    }
  }

  private JournalException gone(@Nullable IOException cause) {
    return new JournalException(
        Reason.GONE,
        path() + " was dropped or compacted while it was to be read",
        cause);
  }

  private Path path() {
    return segments.get(Math.max(0, segment)).path();
  }

  @Override
  public void close() {
    ended = true;
    ahead = null;
    if (scan != null) {
      try {
        scan.close();
      } catch (IOException e) {
        throw JournalException.disk("closing a file that was read", e);
      }
    }
  }
}
