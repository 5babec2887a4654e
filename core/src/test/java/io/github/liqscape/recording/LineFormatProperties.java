// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any text survives its line. */
class LineFormatProperties {

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(40),
        Arbitraries.strings().withChars("\\\n\r\ud83d\ude00nu F3{}\"").ofMaxLength(40));
  }

  @Property
  void a_line_gives_back_its_input(
      @ForAll long nanos,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int connection,
      @ForAll InputKind kind,
      @ForAll("texts") String text) {
    RecordedInput input = new RecordedInput(nanos, connection, kind, text);
    String line = LineFormat.write(input);
    assertThat(line).doesNotContain("\n", "\r");
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    assertThat(LineFormat.read(new String(utf8, StandardCharsets.UTF_8))).isEqualTo(input);
  }

  @Example
  void an_ordinary_frame_stands_in_its_line_as_it_came() {
    RecordedInput frame =
        new RecordedInput(1_700_000_000_000_000_001L, 3, InputKind.FRAME, "{\"a\":\"\\n\"}");
    assertThat(LineFormat.write(frame)).isEqualTo("1700000000000000001 F3 {\"a\":\"\\n\"}");
    RecordedInput twoLines = new RecordedInput(5, 0, InputKind.HTTP, "a\\b\nc");
    assertThat(LineFormat.write(twoLines)).isEqualTo("5 h0 a\\\\b\\nc");
  }

  @Example
  void a_line_without_letter_and_number_is_a_frame_of_connection_0() {
    assertThat(LineFormat.read("12 {\"e\": \"x\\ny\"}"))
        .isEqualTo(new RecordedInput(12, 0, InputKind.FRAME, "{\"e\": \"x\\ny\"}"));
    assertThat(LineFormat.read("12 pong")).isEqualTo(
        new RecordedInput(12, 0, InputKind.FRAME, "pong"));
  }

  @Example
  void what_is_no_line_is_said() {
    assertThatThrownBy(() -> LineFormat.read("x {}"))
        .hasMessage("not a time in nanoseconds: 'x'");
    assertThatThrownBy(() -> LineFormat.read("12")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LineFormat.read("12 f0 \\x"))
        .hasMessageContaining("an escape that is none");
    assertThatThrownBy(() -> new RecordedInput(0, -1, InputKind.TICK, ""))
        .hasMessage("connection must not be negative, was -1");
  }
}
