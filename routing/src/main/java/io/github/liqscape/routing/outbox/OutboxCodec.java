// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.alert.AlertPool;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Outbox} as bytes. Buckets, kinds and breakers that are not configured any more are
 * dropped.
 */
final class OutboxCodec {

  private static final int MOST = 50_000_000;
  private static final int LONGEST_TEXT = 1 << 20;

  /** Of what is read to be dropped. */
  private static final ChannelTraits NO_TRAITS = ChannelTraits.standard();

  private final MessageCodec messages;

  OutboxCodec(AlertPool alerts) {
    messages = new MessageCodec(alerts);
  }

  void write(StateWriter out, Outbox outbox) throws IOException {
    out.integer(outbox.planned.size());
    for (Waiting w : outbox.planned.values()) {
      write(out, w);
    }
    out.integer(outbox.queued.size());
    for (Waiting w : outbox.queued.values()) {
      write(out, w);
    }
    out.integer(outbox.buckets.size());
    for (Map.Entry<String, Bucket> entry : outbox.buckets.entrySet()) {
      out.text(entry.getKey());
      write(out, entry.getValue());
    }
    out.integer(outbox.kinds.size());
    for (Map.Entry<String, KindState> entry : outbox.kinds.entrySet()) {
      KindState kind = entry.getValue();
      out.text(entry.getKey()).number(kind.pausedUntil);
      out.numbers(kind.refusals.stream().mapToLong(Long::longValue).toArray());
      kind.window.save(out);
    }
    Map<String, Breaker> breakers = new TreeMap<>(outbox.breakers);
    out.integer(breakers.size());
    for (Map.Entry<String, Breaker> entry : breakers.entrySet()) {
      Breaker breaker = entry.getValue();
      out.text(entry.getKey()).integer(breaker.failures).number(breaker.restNanos);
      out.number(breaker.openUntil);
    }
    Map<String, String> refusing = new TreeMap<>(outbox.refusing);
    out.integer(refusing.size());
    for (Map.Entry<String, String> entry : refusing.entrySet()) {
      out.text(entry.getKey()).text(entry.getValue());
    }
  }

  void read(StateReader in, Outbox outbox) throws IOException {
    for (int n = in.integer(0, MOST); n > 0; n--) {
      Waiting w = waiting(in);
      outbox.planned.put(w.message.deliveryId(), w);
    }
    for (int n = in.integer(0, MOST); n > 0; n--) {
      Waiting w = waiting(in);
      boolean known = outbox.channels.containsKey(w.message.target());
      (known ? outbox.queued : outbox.planned).put(w.message.deliveryId(), w);
    }
    for (int n = in.integer(0, MOST); n > 0; n--) {
      bucket(in, outbox, outbox.buckets.get(in.text(LONGEST_TEXT)));
    }
    unplaced(outbox);
    for (int n = in.integer(0, MOST); n > 0; n--) {
      KindState known = outbox.kinds.get(in.text(LONGEST_TEXT));
      KindState kind = known == null ? new KindState(NO_TRAITS) : known;
      kind.pausedUntil = in.number();
      for (long at : in.numbers(MOST)) {
        kind.refusals.addLast(at);
      }
      kind.window.restore(in);
    }
    for (int n = in.integer(0, MOST); n > 0; n--) {
      Breaker breaker = new Breaker(outbox.settings);
      outbox.breakers.put(in.text(LONGEST_TEXT), breaker);
      breaker.failures = in.integer();
      breaker.restNanos = in.number();
      breaker.openUntil = in.number();
    }
    for (int n = in.integer(0, MOST); n > 0; n--) {
      outbox.refusing.put(in.text(LONGEST_TEXT), in.text(LONGEST_TEXT));
    }
  }

  private void write(StateWriter out, Waiting w) throws IOException {
    messages.write(out, w.message);
    out.integer(w.attempts).number(w.readyAt).number(w.queuedAt).flag(w.superseded);
  }

  private Waiting waiting(StateReader in) throws IOException {
    Waiting w = new Waiting(messages.read(in), in.integer(), in.number());
    w.queuedAt = in.number();
    w.superseded = in.flag();
    return w;
  }

  private static void write(StateWriter out, Bucket bucket) throws IOException {
    out.integer(bucket.size());
    for (Waiting w = bucket.first; w != null; w = w.after) {
      out.text(w.message.deliveryId());
    }
    Waiting flying = bucket.inFlight;
    out.text(flying == null ? "" : flying.message.deliveryId());
    out.number(bucket.inFlightUntil).number(bucket.pausedUntil).integer(bucket.slowedDown);
    out.number(bucket.expiresFrom).number(bucket.queuedFrom).integer(bucket.highestTier);
    bucket.window.save(out);
  }

  private static void bucket(StateReader in, Outbox outbox, @Nullable Bucket known)
      throws IOException {
    Bucket bucket =
        known == null ? new Bucket(new KindState(NO_TRAITS), NO_TRAITS) : known;
    for (int n = in.integer(0, MOST); n > 0; n--) {
      Waiting w = outbox.queued.get(in.text(LONGEST_TEXT));
      if (w != null && bucket == place(outbox, w)) {
        bucket.add(w);
      }
    }
    Waiting flying = outbox.queued.get(in.text(LONGEST_TEXT));
    if (flying != null && bucket == place(outbox, flying)) {
      bucket.inFlight = flying;
    }
    bucket.inFlightUntil = in.number();
    bucket.pausedUntil = in.number();
    bucket.slowedDown = in.integer();
    bucket.expiresFrom = in.number();
    bucket.queuedFrom = in.number();
    bucket.highestTier = in.integer();
    bucket.window.restore(in);
  }

  /** Null if its target is not configured any more. */
  private static @Nullable Bucket place(Outbox outbox, Waiting w) {
    DeliveryChannel channel = outbox.channels.get(w.message.target());
    return channel == null ? null : outbox.buckets.get(channel.rateBucket());
  }

  /** A target may have moved to another bucket since: its messages queue there. */
  private static void unplaced(Outbox outbox) {
    Map<String, Waiting> lost = new LinkedHashMap<>();
    for (Waiting w : outbox.queued.values()) {
      Bucket own = place(outbox, w);
      boolean flies = own != null && own.inFlight == w;
      if (own != null && !w.waits && !flies) {
        own.add(w);
      } else if (own == null) {
        lost.put(w.message.deliveryId(), w);
      }
    }
    outbox.queued.keySet().removeAll(lost.keySet());
    outbox.planned.putAll(lost);
  }
}
