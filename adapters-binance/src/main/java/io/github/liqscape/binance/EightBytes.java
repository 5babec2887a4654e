// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight characters of an ASCII text in one {@code long}, the first in its lowest byte, and questions
 * asked of all of them at once. Marks are the highest bit of each byte that is meant: bytes of ASCII
 * leave that bit free, so no sum carries into the next byte.
 */
final class EightBytes {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long ZEROS = '0' * EACH;
  private static final long QUOTES = '"' * EACH;
  private static final long BACKSLASHES = '\\' * EACH;

  private static final long[] TEN_TO = {
    1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L
  };

  private EightBytes() {}

  /** The eight from {@code i} on, which must all be in the array. */
  static long at(byte[] text, int i) {
    return (long) LONG.get(text, i);
  }

  /** The first {@code count} in [1, 8] of the eight from {@code i} on, zeros behind them. */
  static long at(byte[] text, int i, int count) {
    return at(text, i) & (-1L >>> (64 - 8 * count));
  }

  /** Marks what ends the plain part of a JSON string: quotes, backslashes, control characters. */
  static long stops(long eight) {
    long noQuote = (eight ^ QUOTES) + 0x7F * EACH;
    long noBackslash = (eight ^ BACKSLASHES) + 0x7F * EACH;
    long noControl = eight + (0x80 - ' ') * EACH;
    return ~(noQuote & noBackslash & noControl) & HIGH;
  }

  /** Marks what is no digit. */
  static long noDigits(long eight) {
    return ((eight ^ ZEROS) + (0x80 - 10) * EACH) & HIGH;
  }

  /** The same with every digit made a zero. */
  static long outline(long eight) {
    long digits = noDigits(eight) ^ HIGH;
    return eight & ~((digits - (digits >>> 4)) >>> 3);
  }

  /** Overwrites the eight from {@code i} on. */
  static void put(byte[] text, int i, long eight) {
    LONG.set(text, i, eight);
  }

  /** The place of the first mark, 8 if there is none. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /**
   * The number that the first {@code count} in [1, 8] spell, which are digits. Pairs, fours and the
   * whole come from one multiplication each: D. Lemire, <i>Quickly parsing eight digits</i>, 2018.
   */
  static long number(long eight, int count) {
    long pairs = (((eight ^ ZEROS) << (64 - 8 * count)) * (10 * 0x100 + 1)) >>> 8;
    long fours = ((pairs & 0x00FF_00FF_00FF_00FFL) * (100 * 0x1_0000 + 1)) >>> 16;
    return ((fours & 0x0000_FFFF_0000_FFFFL) * (10_000 * 0x1_0000_0000L + 1)) >>> 32;
  }

  /** The first {@code count} in [0, 7] of one eight, and behind them as many of the next as fit. */
  static long joined(long eight, int count, long next) {
    int bits = 8 * count;
    return (eight & ((1L << bits) - 1)) | (next << bits);
  }

  /** Ten to a power in [0, 8]. */
  static long tenTo(int power) {
    return TEN_TO[power];
  }
}
