// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Feedback;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What came of an attempt: the way back into the job, a line of a file or a record of a topic.
 *
 * @param user whose message it was
 * @param atNanos when it was known, epoch nanoseconds
 * @param deliveryId of the message
 * @param attempt from 1
 * @param outcome what came of it
 */
public record DeliveryResult(
    String user, long atNanos, String deliveryId, int attempt, DeliveryOutcome outcome) {

  private static final int HEAD = 5;

  public DeliveryResult {
    Objects.requireNonNull(outcome, "outcome");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be >= 1, was " + attempt);
    }
  }

  /** The attempt: an outcome that comes twice is one. */
  public String id() {
    return idOf(deliveryId, attempt);
  }

  /** The same of an attempt that has no outcome yet. */
  public static String idOf(String deliveryId, int attempt) {
    return deliveryId + "#" + attempt;
  }

  /** One line of text, fields split by tabs, texts percent-encoded. */
  public String line() {
    String head =
        String.join(
            "\t", text(user), Long.toString(atNanos), text(deliveryId), Integer.toString(attempt));
    return head
        + "\t"
        + switch (outcome) {
          case DeliveryOutcome.Delivered d ->
              "delivered\t" + text(d.receipt()) + feedback(d.feedback());
          case DeliveryOutcome.RetryLater r ->
              "retry\t" + text(r.why()) + "\t" + r.hintNanos() + "\t" + r.failure()
                  + feedback(r.feedback());
          case DeliveryOutcome.Unknown u -> "unknown\t" + text(u.why());
          case DeliveryOutcome.Dead d ->
              "dead\t" + d.reason() + "\t" + text(d.detail()) + "\t" + d.disableTarget()
                  + feedback(d.feedback());
          case DeliveryOutcome.Expired e -> "expired";
        };
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none, with the line
   */
  public static DeliveryResult of(String line) {
    String[] f = line.split("\t", -1);
    try {
      DeliveryOutcome outcome =
          switch (f.length < HEAD ? "" : f[4]) {
            case "delivered" -> new DeliveryOutcome.Delivered(plain(f[5]), feedback(f, 6));
            case "retry" ->
                new DeliveryOutcome.RetryLater(
                    plain(f[5]), Long.parseLong(f[6]), Boolean.parseBoolean(f[7]), feedback(f, 8));
            case "unknown" -> new DeliveryOutcome.Unknown(plain(f[5]));
            case "dead" ->
                new DeliveryOutcome.Dead(
                    DeliveryOutcome.DeadReason.valueOf(f[5]), plain(f[6]),
                    Boolean.parseBoolean(f[7]), feedback(f, 8));
            case "expired" -> new DeliveryOutcome.Expired();
            default -> throw new IllegalArgumentException("no such outcome");
          };
      return new DeliveryResult(
          plain(f[0]), Long.parseLong(f[1]), plain(f[2]), Integer.parseInt(f[3]), outcome);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not the outcome of a delivery: " + line, e);
    }
  }

  private static String feedback(Feedback f) {
    return "\t" + f.pauseNanos() + "\t" + f.scope() + "\t" + f.refusal() + "\t" + f.slowDown();
  }

  private static Feedback feedback(String[] f, int from) {
    return new Feedback(
        Long.parseLong(f[from]), Feedback.Scope.valueOf(f[from + 1]),
        Boolean.parseBoolean(f[from + 2]), Boolean.parseBoolean(f[from + 3]));
  }

  private static String text(String plain) {
    return URLEncoder.encode(plain, StandardCharsets.UTF_8);
  }

  private static String plain(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
