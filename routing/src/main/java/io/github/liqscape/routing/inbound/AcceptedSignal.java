// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.ChartSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A signal as the journal keeps it. The key is a hash, and nothing else of the body is kept that
 * was not understood: no secret can be in it.
 *
 * @param id ours, given to the sender
 * @param key what makes two alerts the same, in hexadecimal digits
 * @param windowNanos for how long it does
 * @param source name of the sender
 * @param symbol as the chart writes it, known to the lookup
 * @param timeframe if it said so
 * @param action what it suggests
 * @param price &gt; 0
 * @param confidence in [0, 1] or NaN
 * @param acceptedNanos event time
 */
record AcceptedSignal(
    String id,
    String key,
    long windowNanos,
    String source,
    String symbol,
    Optional<Timeframe> timeframe,
    ChartSignal.Action action,
    double price,
    double confidence,
    long acceptedNanos) {

  static final int VERSION = 1;

  ChartSignal signal(Instrument instrument) {
    return new ChartSignal(
        instrument, acceptedNanos, source, timeframe, action, price, confidence);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(id);
      out.writeUTF(key);
      out.writeLong(windowNanos);
      out.writeUTF(source);
      out.writeUTF(symbol);
      out.writeUTF(timeframe.map(Timeframe::code).orElse(""));
      out.writeUTF(action.name());
      out.writeDouble(price);
      out.writeDouble(confidence);
    } catch (IOException e) {
      throw new UncheckedIOException("an array always takes bytes", e);
    }
    return bytes.toByteArray();
  }

  static AcceptedSignal of(byte[] payload, long acceptedNanos) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      String id = in.readUTF();
      String key = in.readUTF();
      long window = in.readLong();
      String source = in.readUTF();
      String symbol = in.readUTF();
      String timeframe = in.readUTF();
      return new AcceptedSignal(
          id, key, window, source, symbol,
          timeframe.isEmpty() ? Optional.empty() : Optional.of(Timeframe.ofCode(timeframe)),
          ChartSignal.Action.valueOf(in.readUTF()), in.readDouble(), in.readDouble(),
          acceptedNanos);
    } catch (IOException e) {
      throw new UncheckedIOException("an inbound record is shorter than it should be", e);
    }
  }
}
