// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.AlertPool;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.outbox.Jitter;
import io.github.liqscape.routing.outbox.MessageCodec;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The whole state of an {@link AlertDecider} as bytes, so that it goes on bit for bit. */
final class DeciderCodec {

  private static final String KIND = "alert-decider";
  private static final int VERSION = 1;

  private DeciderCodec() {}

  static void save(AlertDecider decider, DataOutput to) throws IOException {
    AlertPool pool = new AlertPool();
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    write(new StateWriter(new DataOutputStream(rest)), decider.core, pool);
    SavedState.write(
        to, KIND, VERSION,
        out -> {
          out.number(decider.now).number(decider.purgedAt);
          out.number(decider.core.groups.startNanos);
          pool.write(out);
          out.output().write(rest.toByteArray());
        });
  }

  static AlertDecider restore(RouterConfig config, Jitter jitter, DataInput from)
      throws IOException {
    return SavedState.read(
        from, KIND, VERSION,
        (in, version) -> {
          long now = in.number();
          long purgedAt = in.number();
          AlertDecider decider = new AlertDecider(config, jitter, now, in.number());
          decider.purgedAt = purgedAt;
          read(in, decider.core, AlertPool.read(in));
          return decider;
        });
  }

  private static void write(StateWriter out, RouterCore core, AlertPool pool)
      throws IOException {
    core.exits.prices.save(out);
    new StoryCodec(pool).write(out, core.stories);
    core.mutes.save(out);
    new GroupCodec(pool).write(out, core.groups);
    core.outbox().save(out, pool);
    core.dead.save(out, new MessageCodec(pool));
    Map<String, String> disabled = new TreeMap<>(core.disabled);
    out.integer(disabled.size());
    for (Map.Entry<String, String> entry : disabled.entrySet()) {
      out.text(entry.getKey()).text(entry.getValue());
    }
    // In the order of the heap: alerts of one time are released in the same order again.
    out.integer(core.held.size());
    for (RouterCore.Held held : core.held) {
      out.number(held.atNanos()).text(held.dedupeKey()).constant(held.tier());
      out.text(held.target());
    }
    core.counts.save(out);
  }

  private static void read(StateReader in, RouterCore core, AlertPool pool)
      throws IOException {
    core.exits.prices.restore(in);
    new StoryCodec(pool).read(in, core.stories, core.exits.prices);
    core.mutes.restore(in);
    new GroupCodec(pool).read(in, core.groups);
    core.outbox().restore(in, pool);
    core.dead.restore(in, new MessageCodec(pool));
    for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
      String target = in.text(Saved.LONGEST_TEXT);
      String why = in.text(Saved.LONGEST_TEXT);
      core.disabled.put(target, why);
      core.seats.switched(new RoutingEvent.Switched(0, target, false, why));
    }
    for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
      core.held.add(
          new RouterCore.Held(
              in.number(), in.text(Saved.LONGEST_TEXT), in.constant(AlertTier.class),
              in.text(Saved.LONGEST_TEXT)));
    }
    core.counts.restore(in);
  }
}
