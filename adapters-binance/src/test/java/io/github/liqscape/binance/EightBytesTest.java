// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

final class EightBytesTest {

  private static long eight(String text) {
    return EightBytes.at(JsonText.ascii(text), 0);
  }

  /** The slow twin: whether the mark of each character says what the character is. */
  private static String marked(long marks) {
    StringBuilder marked = new StringBuilder();
    for (int i = 0; i < Long.BYTES; i++) {
      marked.append(((marks >>> (8 * i)) & 0xFF) == 0x80 ? 'x' : '.');
    }
    return marked.toString();
  }

  @Property
  void every_stop_of_a_string_is_marked(
      @ForAll @StringLength(8) @CharRange(from = 0, to = 127) String text) {
    assertThat(marked(EightBytes.stops(eight(text))))
        .isEqualTo(text.replaceAll("[^\"\\\\\\x00-\\x1f]", ".").replaceAll("[^.]", "x"));
  }

  @Property
  void every_character_but_a_digit_is_marked(
      @ForAll @StringLength(8) @CharRange(from = 0, to = 127) @CharRange(from = '/', to = ':')
          String text) {
    long marks = EightBytes.noDigits(eight(text));
    assertThat(marked(marks))
        .isEqualTo(text.replaceAll("[^0-9]", "x").replaceAll("[0-9]", "."));
    assertThat(EightBytes.first(marks)).isEqualTo(text.split("[^0-9]", 2)[0].length());
  }

  @Property
  void outline_has_zeros_for_digits_and_nothing_else_changed(
      @ForAll @StringLength(8) @CharRange(from = 0, to = 127) @CharRange(from = '/', to = ':')
          String text) {
    assertThat(EightBytes.outline(eight(text))).isEqualTo(eight(text.replaceAll("[0-9]", "0")));
  }

  @Property
  void digits_spell_their_number(
      @ForAll @StringLength(8) @NumericChars String digits,
      @ForAll @IntRange(min = 1, max = 8) int count) {
    assertThat(EightBytes.number(eight(digits), count))
        .isEqualTo(Long.parseLong(digits.substring(0, count)));
  }

  @Property
  void stretches_are_joined_in_their_order(
      @ForAll @StringLength(8) @NumericChars String digits,
      @ForAll @StringLength(8) @NumericChars String next,
      @ForAll @IntRange(min = 1, max = 7) int count) {
    String joined = (digits.substring(0, count) + next).substring(0, 8);
    assertThat(EightBytes.joined(eight(digits), count, eight(next))).isEqualTo(eight(joined));
    assertThat(EightBytes.at(digits.getBytes(StandardCharsets.US_ASCII), 0, count))
        .isEqualTo(eight(digits.substring(0, count)));
  }
}
