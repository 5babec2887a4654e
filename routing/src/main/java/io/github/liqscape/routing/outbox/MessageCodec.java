// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.alert.AlertPool;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Messages as bytes; their alerts are in a pool. */
public final class MessageCodec {

  private static final int LONGEST_TEXT = 1 << 20;

  private final AlertPool pool;

  /** For messages whose alerts are in this pool. */
  public MessageCodec(AlertPool pool) {
    this.pool = pool;
  }

  /** Writes a message. */
  public void write(StateWriter out, OutboxMessage m) throws IOException {
    out.text(m.deliveryId()).text(m.target()).text(m.threadKey()).number(m.sendSequence());
    out.constant(m.reason()).constant(m.tier());
    pool.numbers(out, m.firing());
    pool.numbers(out, m.ended());
    out.integer(m.repeats()).number(m.repeatSpanNanos()).number(m.decidedAtNanos());
    out.number(m.plannedAtNanos()).number(m.notBeforeNanos()).number(m.expiresAtNanos());
  }

  /** Reads a message. */
  public OutboxMessage read(StateReader in) throws IOException {
    return new OutboxMessage(
        in.text(LONGEST_TEXT), in.text(LONGEST_TEXT), in.text(LONGEST_TEXT), in.number(),
        in.constant(ReasonCode.class), in.constant(AlertTier.class), pool.all(in), pool.all(in),
        in.integer(), in.number(), in.number(), in.number(), in.number(), in.number());
  }
}
