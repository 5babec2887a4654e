// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

/** What a feed counts. */
public enum FeedCount {
  /** Text frames received. */
  FRAMES,
  /** Events handed to the consumer's queue. */
  DELIVERED,
  /** Copies that were dropped: overlapping sockets, back-fill, repeats. */
  DUPLICATES,
  /** Frames or rows that could not be read. */
  MALFORMED,
  /** Events of instruments nobody asked for, or of another market. */
  FOREIGN,
  /** Types, topics and trades that are left out on purpose. */
  SKIPPED,
  /** Gaps declared. */
  GAPS,
  /** Gaps that were filled in. */
  GAPS_HEALED,
  /** Events that came from back-fill. */
  BACKFILLED,
  /** Events dropped because the consumer did not keep up. */
  OVERFLOWED,
  /** Frames dropped because decoding did not keep up. */
  FRAMES_OVERFLOWED,
  /** Connections that ended. */
  DISCONNECTS,
  /** Connections cut because nothing came. */
  STALE,
  /** Subscriptions acknowledged that then stayed silent. */
  SUBSCRIBED_BUT_SILENT,
  /** Topics the venue refused. */
  TOPICS_REFUSED,
  /** Books fetched again after a hole. */
  BOOK_RESYNCS
}
