// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.EventCodec;
import io.github.liqscape.flink.event.Told;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber was told and must not take yet, in {@link Told#ORDER}.
 *
 * <p>Threading: single writer.
 */
final class WaitingNews {

  private final PriorityQueue<Told> news = new PriorityQueue<>(Told.ORDER);

  /** When the key is to be woken, epoch milliseconds; {@code Long.MAX_VALUE}: not at all. */
  long timerMillis = Long.MAX_VALUE;

  void add(Told told) {
    news.add(told);
  }

  /** The next that is not later than a watermark, null if none is. */
  @Nullable Told peek(long watermarkMillis) {
    Told first = news.peek();
    return first == null || Millis.of(first.atNanos()) > watermarkMillis ? null : first;
  }

  /** Takes what {@link #peek} shows. */
  @Nullable Told poll(long watermarkMillis) {
    Told first = peek(watermarkMillis);
    if (first != null) {
      news.remove();
    }
    return first;
  }

  /** When the first one's turn may come, epoch milliseconds. */
  long nextMillis() {
    Told first = news.peek();
    return first == null ? Long.MAX_VALUE : Millis.of(first.atNanos());
  }

  /** Whether the timer that is set has come; of several that fire at the end the first. */
  boolean due(long watermarkMillis) {
    return timerMillis != Long.MAX_VALUE && timerMillis <= watermarkMillis;
  }

  void save(DataOutput out) throws IOException {
    EventCodec codec = new EventCodec();
    out.writeLong(timerMillis);
    out.writeInt(news.size());
    for (Told told : news) {
      told.write(out, codec);
    }
  }

  static WaitingNews restore(DataInput in) throws IOException {
    EventCodec codec = new EventCodec();
    WaitingNews waiting = new WaitingNews();
    waiting.timerMillis = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      waiting.news.add(Told.read(in, codec));
    }
    return waiting;
  }
}
