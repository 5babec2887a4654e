// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a stream look alike: only digits differ. An outline is a text with every digit made a
 * zero; JSON texts of one outline have the same tokens at the same places, so of a frame whose
 * outline is known only its numbers have to be read.
 *
 * <p>Two things in JSON depend on which digit it is. A number does not begin with a zero that another
 * digit follows: an outline knows where its numbers begin. An escape may spell the name of a field:
 * texts with escapes are not kept.
 *
 * <p>An outline is kept when it is seen twice in a row at its place in the table, so that those that
 * never come again cost little.
 *
 * <p>Threading: single thread.
 */
final class Outlines {

  /** Longer texts, books above all, hardly ever look the same twice. */
  private static final int LONGEST = 512;

  private static final int PLACES = 1 << 9;

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final JsonText text;
  private final @Nullable Outline[] kept = new Outline[PLACES];
  private final long[] seen = new long[PLACES];
  private final long[] words = new long[LONGEST / Long.BYTES + 1];
  private int count;
  private long hash;

  Outlines(JsonText text) {
    this.text = text;
  }

  /** Fills the fields of the frame that was loaded, if its outline is known. */
  boolean recall(Fields frame) {
    if (text.length() > LONGEST) {
      return false;
    }
    draw();
    Outline outline = kept[place()];
    if (outline == null || !outline.fits(words, count, text)) {
      return false;
    }
    frame.take(outline.tokens);
    return true;
  }

  private void draw() {
    byte[] b = text.bytes;
    long[] w = words;
    int n = text.length() / Long.BYTES + 1;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      long word = EightBytes.outline(EightBytes.at(b, Long.BYTES * i));
      w[i] = word;
      sum = Long.rotateLeft(sum, 5) + word;
    }
    count = n;
    hash = sum * SPREAD;
  }

  private int place() {
    return (int) (hash >>> 48) & (PLACES - 1);
  }

  /** Notes the fields of a frame that {@link #recall} did not know and that proved sound. */
  void learn(Fields frame) {
    if (text.length() > LONGEST) {
      return;
    }
    int place = place();
    if (seen[place] != hash) {
      seen[place] = hash;
      return;
    }
    Tokens tokens = text.frame().indexOf('\\') < 0 ? frame.tokens() : null;
    if (tokens != null) {
      kept[place] =
          new Outline(text.length(), Arrays.copyOf(words, count), leads(text.frame()), tokens);
    }
  }

  /** Where a digit other than zero begins several, in a number or anywhere outside of a price. */
  private static int[] leads(String text) {
    int[] found = new int[text.length()];
    int n = 0;
    for (int i = 1; i + 1 < text.length(); i++) {
      char before = text.charAt(i - 1);
      if (text.charAt(i) != '0'
          && digit(text.charAt(i))
          && digit(text.charAt(i + 1))
          && !digit(before)
          && before != '"'
          && before != '.') {
        found[n++] = i;
      }
    }
    return Arrays.copyOf(found, n);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** One that is known. */
  private static final class Outline {

    private final int length;
    private final long[] words;
    private final int[] leads;
    private final Tokens tokens;

    Outline(int length, long[] words, int[] leads, Tokens tokens) {
      this.length = length;
      this.words = words;
      this.leads = leads;
      this.tokens = tokens;
    }

    boolean fits(long[] others, int count, JsonText text) {
      // Zeros fill the last word: they may not be taken for those of a longer text.
      if (length != text.length() || !Arrays.equals(words, 0, words.length, others, 0, count)) {
        return false;
      }
      byte[] b = text.bytes;
      for (int lead : leads) {
        if (b[lead] == '0') {
          return false;
        }
      }
      return true;
    }
  }
}
