// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import io.github.liqscape.routing.alert.Alert;
import java.util.List;
import java.util.Objects;

/**
 * Mutes alerts whose labels pass all matchers, critical ones too.
 *
 * @param id unique in a router
 * @param matchers at least one
 * @param startsAtNanos first instant, event time in epoch nanoseconds
 * @param endsAtNanos first instant after it
 * @param author who set it
 * @param comment why
 */
public record Silence(
    String id,
    List<LabelMatcher> matchers,
    long startsAtNanos,
    long endsAtNanos,
    String author,
    String comment) {

  public Silence {
    matchers = List.copyOf(matchers);
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(comment, "comment");
    if (id.isEmpty() || matchers.isEmpty() || endsAtNanos <= startsAtNanos) {
      throw new IllegalArgumentException(
          "a silence needs an id, a matcher and a start before its end, was '" + id + "', "
              + matchers + ", " + startsAtNanos + " to " + endsAtNanos);
    }
  }

  /** Whether it mutes an alert at a time. */
  public boolean mutes(Alert alert, long nanos) {
    return holds(nanos) && covers(alert);
  }

  /** Whether it holds at a time. */
  public boolean holds(long nanos) {
    return nanos >= startsAtNanos && nanos < endsAtNanos;
  }

  /** Whether it is about an alert, whenever it holds. */
  public boolean covers(Alert alert) {
    return LabelMatcher.all(matchers, alert);
  }

  /** The same, ended at a time; one that had not begun ends as it begins. */
  public Silence endedAt(long nanos) {
    long end = Math.min(endsAtNanos, Math.max(nanos, startsAtNanos + 1));
    return new Silence(id, matchers, startsAtNanos, end, author, comment);
  }
}
