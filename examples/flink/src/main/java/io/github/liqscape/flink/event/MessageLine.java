// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.channel.Delivery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An attempt as a line of text: user, target, kind, delivery id, attempt, times, reason, what it says.
 * Id and attempt make it idempotent for whoever delivers.
 */
public final class MessageLine {

  private MessageLine() {}

  /** The line; fields split by tabs, texts percent-encoded. */
  public static String of(String user, DueDelivery due) {
    Delivery d = due.delivery();
    return String.join(
        "\t", text(user), text(due.target()), due.kind(), text(d.deliveryId()),
        Integer.toString(d.attempt()), Long.toString(d.attemptNanos()),
        Long.toString(d.expiresAtNanos()), d.reason().name(), d.tier().name(),
        Integer.toString(d.repeats()), titles(d.firing()), titles(d.ended()));
  }

  private static String titles(List<Alert> alerts) {
    return alerts.stream().map(a -> text(a.title())).collect(Collectors.joining(","));
  }

  private static String text(String plain) {
    return URLEncoder.encode(plain, StandardCharsets.UTF_8);
  }
}
