// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertPool;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stories of a router as bytes. What a story keeps of elsewhere is found there again. */
final class StoryCodec {

  private final AlertPool pool;

  StoryCodec(AlertPool pool) {
    this.pool = pool;
  }

  /** In order of their keys: equal routers give equal bytes. */
  void write(StateWriter out, Stories stories) throws IOException {
    Map<String, KeyState> sorted = new TreeMap<>();
    stories.all().forEach(e -> sorted.put(e.getKey(), e.getValue()));
    out.number(stories.floor()).integer(sorted.size());
    for (Map.Entry<String, KeyState> entry : sorted.entrySet()) {
      out.text(entry.getKey());
      write(out, entry.getValue());
    }
  }

  void read(StateReader in, Stories stories, StoryPrices prices) throws IOException {
    stories.raiseFloor(in.number());
    for (int left = in.integer(0, Saved.MOST); left > 0; left--) {
      stories.put(in.text(Saved.LONGEST_TEXT), story(in, prices));
    }
  }

  private void write(StateWriter out, KeyState key) throws IOException {
    out.number(key.lastDecidedNanos).flag(key.inside).number(key.outsideSinceNanos);
    out.flag(key.left).flag(key.market != null);
    pool.number(out, key.latest);
    List<KeyState.Confirming> confirming = new ArrayList<>();
    for (KeyState.Confirming c = key.confirming; c != null; c = c.next) {
      confirming.addFirst(c);
    }
    out.integer(confirming.size());
    for (KeyState.Confirming c : confirming) {
      out.constant(c.tier).number(c.sinceNanos).number(c.seenNanos);
      pool.number(out, c.held);
    }
    Map<String, Alert> quiet = new TreeMap<>(key.quiet);
    out.integer(quiet.size());
    for (Map.Entry<String, Alert> held : quiet.entrySet()) {
      out.text(held.getKey());
      pool.number(out, held.getValue());
    }
    List<LadderState> ladders = new ArrayList<>();
    for (LadderState l = key.ladders; l != null; l = l.next) {
      ladders.addFirst(l);
    }
    out.integer(ladders.size());
    for (LadderState ladder : ladders) {
      write(out, ladder);
    }
  }

  private KeyState story(StateReader in, StoryPrices prices) throws IOException {
    KeyState key = new KeyState();
    key.lastDecidedNanos = in.number();
    key.inside = in.flag();
    key.outsideSinceNanos = in.number();
    key.left = in.flag();
    boolean waits = in.flag();
    Alert latest = pool.of(in);
    key.latest = latest;
    if (waits) {
      if (latest == null) {
        throw StateReader.malformed("a story waits for its exit and has no alert");
      }
      key.market = prices.of(latest);
    }
    for (int n = in.integer(0, AlertTier.values().length); n > 0; n--) {
      KeyState.Confirming c =
          new KeyState.Confirming(in.constant(AlertTier.class), in.number(), key.confirming);
      c.seenNanos = in.number();
      c.held = pool.of(in);
      key.confirming = c;
    }
    for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
      key.holdQuiet(in.text(Saved.LONGEST_TEXT), pool.required(in));
    }
    for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
      key.ladders = ladder(in, key.ladders);
    }
    return key;
  }

  private void write(StateWriter out, LadderState s) throws IOException {
    out.text(s.target).number(s.sequence).flag(s.reentry).number(s.sentAtNanos);
    out.number(s.coolUntilNanos).flag(s.digested).flag(s.paused).integer(s.repeats);
    pool.number(out, s.sent);
    out.numbers(Arrays.copyOf(s.recent, s.recentSize));
    LadderState.Pending pending = s.pending;
    out.flag(pending != null);
    if (pending != null) {
      out.text(pending.deliveryId()).number(pending.decidedAtNanos()).flag(pending.digest());
      pool.number(out, pending.alert());
    }
  }

  private LadderState ladder(StateReader in, @Nullable LadderState next) throws IOException {
    LadderState s = new LadderState(in.text(Saved.LONGEST_TEXT), next);
    s.sequence = in.number();
    s.reentry = in.flag();
    s.sentAtNanos = in.number();
    s.coolUntilNanos = in.number();
    s.digested = in.flag();
    s.paused = in.flag();
    s.repeats = in.integer();
    s.sent = pool.of(in);
    s.recent = in.numbers(Saved.MOST);
    s.recentSize = s.recent.length;
    if (in.flag()) {
      String id = in.text(Saved.LONGEST_TEXT);
      long decidedAt = in.number();
      boolean digest = in.flag();
      s.pending = new LadderState.Pending(id, pool.required(in), decidedAt, digest);
    }
    return s;
  }
}
