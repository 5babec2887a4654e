// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

  /** What the field {@code e} says. */
  final String id;

  /**
   * The field that holds what the message is about, or {@link Key#NONE} if it is the message
   * itself.
   */
  final int body;

  /** Never handed out, never changed. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final byte[] letters;

  MessageType(String id, int body) {
    this.id = id;
    this.body = body;
    this.letters = id.getBytes(StandardCharsets.US_ASCII);
  }

  /** The type with this name, {@link #OTHER} if there is none. */
  static MessageType of(byte[] text, int from, int to) {
    MessageType likely =
        switch (to - from) {
          case 5 -> CANDLE;
          case 8 -> AGGREGATE_TRADE;
          case 10 -> text[from] == 'b' ? TOP_OF_BOOK : FORCED_ORDER;
          case 11 -> BOOK;
          case 12 -> CONTRACT;
          case 15 -> MARK_PRICE;
          default -> OTHER;
        };
    return Arrays.equals(text, from, to, likely.letters, 0, likely.letters.length) ? likely : OTHER;
  }
}
