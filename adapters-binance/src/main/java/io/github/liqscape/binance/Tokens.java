// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import org.jspecify.annotations.Nullable;

/** Where the values of one {@link Fields} stand, kept for the next frame that looks the same. */
final class Tokens {

  /** As in {@link Fields}; never changed. */
  final long[] spans;

  final int bodyKey;
  final @Nullable MessageType type;
  final @Nullable Tokens data;
  final @Nullable Tokens body;

  Tokens(
      long[] spans,
      int bodyKey,
      @Nullable MessageType type,
      @Nullable Tokens data,
      @Nullable Tokens body) {
    this.spans = spans;
    this.bodyKey = bodyKey;
    this.type = type;
    this.data = data;
    this.body = body;
  }
}
