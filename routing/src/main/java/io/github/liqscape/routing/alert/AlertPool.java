// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a saved state, each once: a story, its targets and its messages speak of the same
 * ones. While it is written it collects, and what speaks of an alert writes its number.
 *
 * <p>Threading: single thread.
 */
public final class AlertPool {

  private static final int MOST = 50_000_000;
  private static final int NONE = -1;

  private final IdentityHashMap<Alert, Integer> numbers = new IdentityHashMap<>();
  private final List<Alert> alerts = new ArrayList<>();

  /** An empty one, to collect in. */
  public AlertPool() {}

  /** Writes the number of an alert, or that there is none. */
  public void number(StateWriter out, @Nullable Alert alert) throws IOException {
    if (alert == null) {
      out.integer(NONE);
      return;
    }
    Integer known = numbers.putIfAbsent(alert, alerts.size());
    if (known == null) {
      out.integer(alerts.size());
      alerts.add(alert);
    } else {
      out.integer(known);
    }
  }

  /** Writes the numbers of alerts. */
  public void numbers(StateWriter out, List<Alert> all) throws IOException {
    out.integer(all.size());
    for (Alert alert : all) {
      number(out, alert);
    }
  }

  /** Writes the alerts that were collected. */
  public void write(StateWriter out) throws IOException {
    out.integer(alerts.size());
    for (Alert alert : alerts) {
      AlertCodec.write(out.output(), alert);
    }
  }

  /** Reads alerts that were collected. */
  public static AlertPool read(StateReader in) throws IOException {
    AlertPool pool = new AlertPool();
    for (int left = in.integer(0, MOST); left > 0; left--) {
      pool.alerts.add(AlertCodec.read(in.input()));
    }
    return pool;
  }

  /** The alert of a number, null for none. */
  public @Nullable Alert of(StateReader in) throws IOException {
    int number = in.integer(NONE, alerts.size() - 1);
    return number == NONE ? null : alerts.get(number);
  }

  /** The alert of a number that must be there. */
  public Alert required(StateReader in) throws IOException {
    return alerts.get(in.integer(0, alerts.size() - 1));
  }

  /** The alerts of numbers. */
  public List<Alert> all(StateReader in) throws IOException {
    List<Alert> all = new ArrayList<>();
    for (int left = in.integer(0, MOST); left > 0; left--) {
      all.add(required(in));
    }
    return all;
  }
}
