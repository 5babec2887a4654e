// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.rule.Silence;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What keeps an alert from being told: more urgent news of the place, and the user's silences. */
final class Mutes {

  final ActiveAlerts active;
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private int edition;

  Mutes(long resolveTimeoutNanos) {
    active = new ActiveAlerts(resolveTimeoutNanos);
  }

  /** Whether an alert is muted at a time, and why. */
  Optional<ReasonCode> of(Alert alert, long now) {
    if (active.mutes(alert, now, null)) {
      return Optional.of(ReasonCode.INHIBITED);
    }
    for (Silence silence : silences.values()) {
      if (silence.mutes(alert, now)) {
        return Optional.of(ReasonCode.SILENCED);
      }
    }
    return Optional.empty();
  }

  void set(Silence silence) {
    silences.put(silence.id(), silence);
    edition++;
  }

  List<Silence> silences() {
    return List.copyOf(silences.values());
  }

  /** Silences whose labels an alert has, whenever they hold. */
  List<Silence> covering(Alert alert) {
    return silences.values().stream().filter(s -> s.covers(alert)).toList();
  }

  void save(StateWriter out) throws IOException {
    active.save(out);
    out.integer(silences.size());
    for (Silence silence : silences.values()) {
      EventCodec.write(out.output(), silence);
    }
  }

  void restore(StateReader in) throws IOException {
    active.restore(in);
    for (int left = in.integer(0, Saved.MOST); left > 0; left--) {
      set(EventCodec.silence(in.input()));
    }
  }

  /** Changes whenever a silence does. */
  int edition() {
    return edition;
  }

  /** Forgets what was over before a time. */
  void purge(long beforeNanos) {
    active.purge(beforeNanos); // an alert may be published late, and asks for its own time
    if (silences.values().removeIf(s -> s.endsAtNanos() < beforeNanos)) {
      edition++;
    }
  }
}
