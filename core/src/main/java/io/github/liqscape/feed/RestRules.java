// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.RequestBudgets;
import io.github.liqscape.spi.VenueFailure;
import org.jspecify.annotations.Nullable;

/** How a venue tells that an answer is none. */
public interface RestRules {

  /** What to do with an HTTP answer. */
  sealed interface Verdict {

    /** The body holds the answer. */
    record Good() implements Verdict {}

    /** Overloaded: ask again in a moment. */
    record Retry(VenueFailure failure) implements Verdict {}

    /** Nothing may be sent to this host family until then. */
    record Blocked(VenueFailure failure, long untilNanos) implements Verdict {}

    /** Asking again does not help. */
    record Hopeless(VenueFailure failure) implements Verdict {}
  }

  /**
   * Judges an answer.
   *
   * @param status HTTP status
   * @param header the value of a header by its name, or null
   * @param body whole body
   * @param nowNanos current time
   */
  Verdict judge(
      RestRequest request, int status, Header header, String body, long nowNanos);

  /** Tells the budgets what the venue says it counted, if it says so in a header. */
  default void observe(
      RestRequest request, Header header, RequestBudgets budgets, long nowNanos) {}

  /** Looks up a header. */
  @FunctionalInterface
  interface Header {
    /** The first value of a header, or null; names are not case sensitive. */
    @Nullable String value(String name);
  }
}
