// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertCodec;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.Delivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * An attempt as a line of text, for whoever delivers. Delivery id and attempt make it idempotent: a
 * line that is read twice is one attempt.
 *
 * @param user whose message it is
 * @param due the attempt
 */
public record MessageLine(String user, DueDelivery due) {

  private static final int FIELDS = 14;

  public MessageLine {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(due, "due");
  }

  /** The line; fields split by tabs, texts percent-encoded, alerts as their own bytes. */
  public static String of(String user, DueDelivery due) {
    Delivery d = due.delivery();
    return String.join(
        "\t", text(user), text(due.target()), text(due.kind()), text(d.deliveryId()),
        Integer.toString(d.attempt()), Long.toString(d.attemptNanos()),
        Long.toString(d.expiresAtNanos()), Long.toString(d.timeout().toNanos()),
        text(d.threadKey()), d.reason().name(), d.tier().name(),
        d.repeats() + " " + d.repeatSpanNanos(), alerts(d.firing()), alerts(d.ended()));
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none, with the line
   */
  public static MessageLine read(String line) {
    String[] f = line.split("\t", -1);
    if (f.length != FIELDS) {
      throw new IllegalArgumentException(
          "a message has " + FIELDS + " fields, found " + f.length + ": " + line);
    }
    try {
      String[] repeats = f[11].split(" ", 2);
      Delivery delivery =
          new Delivery(
              plain(f[3]), plain(f[8]), ReasonCode.valueOf(f[9]), AlertTier.valueOf(f[10]),
              alerts(f[12]), alerts(f[13]), Integer.parseInt(repeats[0]),
              Long.parseLong(repeats[1]), Integer.parseInt(f[4]), Long.parseLong(f[5]),
              Long.parseLong(f[6]), Duration.ofNanos(Long.parseLong(f[7])));
      return new MessageLine(plain(f[0]), new DueDelivery(plain(f[2]), plain(f[1]), delivery));
    } catch (IllegalArgumentException | IOException e) {
      throw new IllegalArgumentException("not a message: " + line, e);
    }
  }

  private static String alerts(List<Alert> alerts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(alerts.size());
      for (Alert alert : alerts) {
        AlertCodec.write(out, alert);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static List<Alert> alerts(String text) throws IOException {
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
    List<Alert> alerts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      alerts.add(AlertCodec.read(in));
    }
    return alerts;
  }

  private static String text(String plain) {
    return URLEncoder.encode(plain, StandardCharsets.UTF_8);
  }

  private static String plain(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
