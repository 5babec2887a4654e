// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.ZoneEvidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of everything a lane has decided and told, one after the other: two lanes that show the
 * same have come the same way.
 *
 * <p>Threading: single writer.
 */
final class Trail {

  private static final int LENGTH = 32;

  private final MessageDigest digest;
  private final StringBuilder text = new StringBuilder(1_024);
  private byte[] head;

  Trail() {
    this("00".repeat(LENGTH));
  }

  /** Goes on from where another one stood. */
  Trail(String hex) {
    head = HexFormat.of().parseHex(hex);
    if (head.length != LENGTH) {
      throw new IllegalArgumentException("a trail must have 64 hex digits, had " + hex.length());
    }
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  void add(Setup setup) {
    text.append(setup.decision()).append(' ').append(setup.timeframe().code());
    number(setup.asOfNanos()).number(setup.facts().signalPrice()).number(setup.facts().atr());
    number(setup.score());
    for (SetupReason reason : setup.reasons()) {
      if (reason instanceof SetupReason.Missing m) {
        text.append(m.code());
        number(m.value());
      }
    }
    for (ZoneEvidence zone : setup.facts().zones()) {
      text.append(zone.rootId()).append(zone.state());
      number(zone.low()).number(zone.high()).number(zone.notional());
    }
    if (setup instanceof Setup.Trade trade) {
      TradePlan plan = trade.plan();
      number(plan.entry()).number(plan.stop()).number(plan.finalTarget()).number(plan.quantity());
    }
    step();
  }

  void add(Alert alert) {
    text.append(alert.id());
    step();
  }

  private Trail number(double value) {
    return number(Double.doubleToLongBits(value));
  }

  private Trail number(long value) {
    text.append(' ').append(value);
    return this;
  }

  private void step() {
    digest.update(head);
    head = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  /** 64 hex digits. */
  String hex() {
    return HexFormat.of().formatHex(head);
  }
}
