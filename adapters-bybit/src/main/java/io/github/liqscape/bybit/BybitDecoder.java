// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.feed.FrameDecoder;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.util.Objects;

/**
 * Reads the frames of one connection to {@code /v5/public/linear} or {@code /inverse}.
 *
 * <p>A frame that is not JSON as a whole yields no event. Of a readable frame each row stands
 * alone. Memory is bounded by the frame in hand and the instruments asked for, whatever is sent.
 *
 * <p>Threading: single thread.
 */
final class BybitDecoder implements FrameDecoder {

  /** What {@link FrameSink#refused} gets when the venue does not say which message it means. */
  static final int UNKNOWN_REQUEST = -1;

  private final Asked asked;
  private final FrameHead head = new FrameHead();
  private final TradeRows trades;
  private final CandleRows candles;
  private final LiquidationRows liquidations;
  private final TickerFrames tickers;
  private final BookFrames books;

  BybitDecoder(Subscription subscription) {
    asked = new Asked(subscription);
    trades = new TradeRows(asked);
    candles = new CandleRows(asked);
    liquidations = new LiquidationRows(asked);
    tickers = new TickerFrames(asked);
    books = new BookFrames(asked);
  }

  @Override
  public void decode(String frame, long receivedNanos, FrameSink sink) {
    try {
      head.read(frame);
      String topic = head.topic;
      if (topic == null) {
        answer(sink);
      } else {
        String symbol = topic.substring(topic.lastIndexOf('.') + 1);
        market(
            topic, new Frame(frame, head, symbol, asked.instrument(symbol), receivedNanos), sink);
      }
    } catch (Unreadable e) {
      sink.malformed(e.reason());
    } catch (IOException e) {
      sink.malformed(Unreadable.field("frame", "JSON", frame).reason());
    }
  }

  private void market(String topic, Frame frame, FrameSink sink) throws IOException {
    try {
      read(topic, frame, sink);
    } catch (Unreadable e) {
      frame.malformed(e.reason(), sink);
    } catch (IllegalArgumentException e) {
      // The checks of the events themselves.
      frame.malformed(Unreadable.oneLine(e.getMessage()), sink);
    }
  }

  private void read(String topic, Frame frame, FrameSink sink) throws IOException, Unreadable {
    int dot = topic.indexOf('.');
    String family = dot < 0 ? topic : topic.substring(0, dot);
    String rest = topic.substring(dot + 1);
    switch (family) {
      case "publicTrade" -> rows(StreamKind.TRADE, trades, frame, sink);
      case "allLiquidation" -> rows(StreamKind.FORCED_ORDER, liquidations, frame, sink);
      case "kline" -> {
        if (rest.startsWith("1.")) {
          rows(StreamKind.CANDLE, candles, frame, sink);
        } else {
          sink.skipped();
        }
      }
      case "tickers" -> tickers.read(frame, sink);
      case "orderbook" -> {
        boolean top = rest.startsWith("1.");
        if (asked.kind(top ? StreamKind.TOP_OF_BOOK : StreamKind.BOOK)) {
          books.read(frame, top, sink);
        } else {
          sink.skipped();
        }
      }
      default -> sink.skipped();
    }
  }

  private void rows(StreamKind kind, FrameRows rows, Frame frame, FrameSink sink)
      throws IOException, Unreadable {
    if (asked.kind(kind)) {
      frame.rows(rows, sink);
    } else {
      sink.skipped();
    }
  }

  /** What is no market data: answers to our own messages. */
  private void answer(FrameSink sink) throws Unreadable {
    Boolean success = head.success;
    String op = Objects.requireNonNullElse(head.op, "");
    if (op.equals("pong") || (op.equals("ping") && Boolean.TRUE.equals(success))) {
      sink.heartbeat();
    } else if (Boolean.FALSE.equals(success) && (op.isEmpty() || op.equals("subscribe"))) {
      sink.refused(requestId(), Unreadable.oneLine(head.message));
    } else if (op.equals("subscribe")) {
      if (success == null) {
        throw Unreadable.missing("success");
      }
      if (requestId() == UNKNOWN_REQUEST) {
        sink.skipped();
      } else {
        sink.accepted(requestId());
      }
    } else {
      sink.skipped();
    }
  }

  private int requestId() {
    try {
      return Integer.parseInt(Objects.requireNonNullElse(head.requestId, ""));
    } catch (NumberFormatException e) {
      return UNKNOWN_REQUEST;
    }
  }
}
