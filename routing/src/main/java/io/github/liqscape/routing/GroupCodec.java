// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.AlertPool;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The groups of a router as bytes, each with the policy under which it began. */
final class GroupCodec {

  private final AlertPool pool;

  GroupCodec(AlertPool pool) {
    this.pool = pool;
  }

  void write(StateWriter out, GroupKeeper keeper) throws IOException {
    out.number(keeper.nextTick).integer(keeper.groups.size());
    for (GroupState group : keeper.groups.values()) {
      out.text(group.key).text(group.target);
      policy(out, group.policy);
      out.integer(group.members.size());
      for (Map.Entry<String, GroupState.Occurrence> member : group.members.entrySet()) {
        GroupState.Occurrence o = member.getValue();
        out.text(member.getKey());
        pool.number(out, o.alert);
        out.number(o.startsAtNanos).number(o.endsAtNanos).number(o.lastSeenNanos);
      }
      out.number(group.nextTickNanos).flag(group.flushed);
      Set<String> shown = group.shown;
      out.flag(shown != null);
      if (shown != null) {
        texts(out, shown);
      }
      out.number(group.shownAtNanos).number(group.sequence);
      GroupState.Pending pending = group.pending;
      out.flag(pending != null);
      if (pending != null) {
        out.text(pending.deliveryId());
        texts(out, pending.firing());
      }
    }
  }

  void read(StateReader in, GroupKeeper keeper) throws IOException {
    keeper.nextTick = in.number();
    for (int left = in.integer(0, Saved.MOST); left > 0; left--) {
      GroupState group =
          new GroupState(in.text(Saved.LONGEST_TEXT), in.text(Saved.LONGEST_TEXT), policy(in));
      for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
        String key = in.text(Saved.LONGEST_TEXT);
        GroupState.Occurrence o = new GroupState.Occurrence(pool.required(in), 0);
        o.startsAtNanos = in.number();
        o.endsAtNanos = in.number();
        o.lastSeenNanos = in.number();
        group.members.put(key, o);
      }
      group.nextTickNanos = in.number();
      group.flushed = in.flag();
      group.shown = in.flag() ? texts(in) : null;
      group.shownAtNanos = in.number();
      group.sequence = in.number();
      if (in.flag()) {
        group.pending = new GroupState.Pending(in.text(Saved.LONGEST_TEXT), texts(in));
      }
      keeper.groups.put(GroupKeeper.id(group.target, group.key), group);
    }
  }

  private static void policy(StateWriter out, GroupPolicy p) throws IOException {
    texts(out, p.groupBy());
    out.number(p.groupWait().toNanos()).number(p.groupInterval().toNanos());
    out.number(p.repeatInterval().toNanos()).number(p.resolveTimeout().toNanos());
    out.number(p.startDelay().toNanos()).flag(p.sendResolved());
  }

  private static GroupPolicy policy(StateReader in) throws IOException {
    return new GroupPolicy(
        texts(in), Duration.ofNanos(in.number()), Duration.ofNanos(in.number()),
        Duration.ofNanos(in.number()), Duration.ofNanos(in.number()),
        Duration.ofNanos(in.number()), in.flag());
  }

  /** Sorted, as the order of a set is another in every process. */
  private static void texts(StateWriter out, Set<String> texts) throws IOException {
    out.integer(texts.size());
    for (String text : new TreeSet<>(texts)) {
      out.text(text);
    }
  }

  private static Set<String> texts(StateReader in) throws IOException {
    Set<String> texts = new HashSet<>();
    for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
      texts.add(in.text(Saved.LONGEST_TEXT));
    }
    return Set.copyOf(texts);
  }
}
