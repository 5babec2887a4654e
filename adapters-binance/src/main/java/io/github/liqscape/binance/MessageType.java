package io.github.liqscape.binance;

import org.jspecify.annotations.Nullable;

/** The messages of the streams that we read. */
enum MessageType {
  AGGREGATE_TRADE("aggTrade", Key.NONE),
  MARK_PRICE("markPriceUpdate", Key.NONE),
  CANDLE("kline", Key.of('k')),
  FORCED_ORDER("forceOrder", Key.of('o')),
  TOP_OF_BOOK("bookTicker", Key.NONE),
  BOOK("depthUpdate", Key.NONE),
  CONTRACT("contractInfo", Key.NONE),
  /** Any other: left out and counted. */
  OTHER("other", Key.NONE);

  private static final MessageType[] KNOWN = {
    TOP_OF_BOOK, AGGREGATE_TRADE, BOOK, MARK_PRICE, FORCED_ORDER, CANDLE, CONTRACT
  };

  /** What the field {@code e} says. */
  final String id;

  /** The field that holds what the message is about, or {@link Key#NONE} if it is the message itself. */
  final int body;

  MessageType(String id, int body) {
    this.id = id;
    this.body = body;
  }

  /** The type of a message, or null if it has none. */
  static @Nullable MessageType of(Fields f) {
    if (!f.isString(Key.of('e'))) {
      return null;
    }
    for (MessageType type : KNOWN) {
      if (f.is(Key.of('e'), type.id)) {
        return type;
      }
    }
    return OTHER;
  }
}
