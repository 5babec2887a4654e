// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceJsonTest {

  private static final String HASH = "ab".repeat(32);
  private static final String GOOD =
      "{\"schema\":1,\"contextHash\":\"" + HASH + "\",\"verdict\":\"AGREE\","
          + "\"confidenceDelta\":-0.125,\"sizeFactor\":0.5,"
          + "\"reasons\":[\"STRUCTURE_WEAK\",\"COST_HIGH\"],\"note\":\"thin zone\"}";

  @Test
  void good_advice_is_read() {
    assertThat(parse(GOOD))
        .isEqualTo(
            new Advice(
                1, HASH, Verdict.AGREE, -0.125, 0.5,
                List.of(AdvisorReason.STRUCTURE_WEAK, AdvisorReason.COST_HIGH), "thin zone"));
  }

  @Test
  void white_space_and_the_order_of_keys_do_not_matter() {
    String other =
        " {\n\"note\" : \"\", \"reasons\":[ ], \"sizeFactor\":1, \"confidenceDelta\":0,"
            + "\"verdict\":\"VETO\", \"contextHash\":\"" + HASH + "\",\t\"schema\":1}\r\n";
    assertThat(parse(other).verdict()).isEqualTo(Verdict.VETO);
  }

  @Test
  void what_is_written_is_read_back_equal() {
    Advice advice =
        new Advice(
            1, HASH, Verdict.VETO, -0.1 - 0.2, 1.0 / 3, List.of(AdvisorReason.OTHER),
            "caf\u00e9 \ud83d\ude80 \"quoted\" \\ \u202e <b>");
    assertThat(AdviceJson.parse(AdviceJson.bytes(advice))).isEqualTo(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "null", "[]", "{}", "1", "\"AGREE\"", "{", "GOODx", "GOODGOOD", "GOOD{}",
        "```json\nGOOD\n```", "\ufeffGOOD", "/* */GOOD", "GOOD#", "GOOD\u0000"
      })
  void what_is_no_single_object_is_malformed(String body) {
    assertThat(code(body.replace("GOOD", GOOD))).isEqualTo(GuardCode.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"schema\":2", "\"schema\":1.0", "\"schema\":\"1\"", "\"schema\":true", "\"schema\":1e0",
        "\"schema\":null", "\"schema\":1,\"schema\":1", "\"schema\":1,\"extra\":0",
        "\"Schema\":1", "\"schema\":01", "\"schema\":{}", "schema:1", "'schema':1"
      })
  void another_schema_is_malformed(String schema) {
    assertThat(code(GOOD.replace("\"schema\":1", schema))).isEqualTo(GuardCode.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN", "-NaN", "Infinity", "-Infinity", "\"-0.1\"", "null", "[-0.1]", "-.1", "-0.", "+0",
        "0x0", "-0,1", "true"
      })
  void what_is_no_json_number_is_malformed(String number) {
    assertThat(code(GOOD.replace("-0.125", number))).isEqualTo(GuardCode.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0001", "-1.0000000000000002", "1e999", "-1e999", "4.9E-324", "1"})
  void a_delta_beyond_its_bounds_is_out_of_bounds(String number) {
    assertThat(code(GOOD.replace("-0.125", number))).isEqualTo(GuardCode.OUT_OF_BOUNDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.0001", "1.0000000000000002", "2", "1e999"})
  void a_size_factor_beyond_its_bounds_is_out_of_bounds(String number) {
    assertThat(code(GOOD.replace(":0.5", ":" + number))).isEqualTo(GuardCode.OUT_OF_BOUNDS);
  }

  @Test
  void bounds_themselves_are_allowed_and_negative_zero_is_zero() {
    Advice edge = parse(GOOD.replace("-0.125", "-0.0").replace(":0.5", ":-0"));
    assertThat(Double.doubleToRawLongBits(edge.confidenceDelta())).isZero();
    assertThat(Double.doubleToRawLongBits(edge.sizeFactor())).isZero();
    assertThat(parse(GOOD.replace("-0.125", "-1")).confidenceDelta()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"agree\"", "\"BUY\"", "\"FLIP\"", "\"\u0410GREE\"", "\"AGREE\u200b\"", "0", "[\"AGREE\"]"
      })
  void a_verdict_of_another_name_is_malformed(String verdict) {
    assertThat(code(GOOD.replace("\"AGREE\"", verdict))).isEqualTo(GuardCode.MALFORMED);
  }

  @Test
  void six_reasons_and_a_long_note_are_out_of_bounds() {
    String six = "\"OTHER\",".repeat(4);
    assertThat(code(GOOD.replace("\"COST_HIGH\"", six + "\"OTHER\"")))
        .isEqualTo(GuardCode.OUT_OF_BOUNDS);
    assertThat(code(GOOD.replace("thin zone", "n".repeat(281))))
        .isEqualTo(GuardCode.OUT_OF_BOUNDS);
    assertThat(parse(GOOD.replace("thin zone", "n".repeat(280))).note()).hasSize(280);
  }

  @Test
  void a_body_is_measured_before_it_is_parsed() {
    byte[] huge = new byte[AdviceJson.MAX_BODY_BYTES + 1];
    assertThat(code(huge)).isEqualTo(GuardCode.OVERSIZE);
    String spaces = " ".repeat(AdviceJson.MAX_BODY_BYTES - GOOD.length());
    assertThat(parse(GOOD + spaces).schema()).isEqualTo(1);
    assertThat(code(GOOD + spaces + " ")).isEqualTo(GuardCode.OVERSIZE);
  }

  @Test
  void only_utf_8_is_read() {
    assertThat(code(GOOD.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(GuardCode.MALFORMED);
    assertThat(code(GOOD.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(GuardCode.MALFORMED);
    byte[] broken = GOOD.getBytes(StandardCharsets.UTF_8);
    broken[broken.length - 4] = (byte) 0xC0;
    assertThat(code(broken)).isEqualTo(GuardCode.MALFORMED);
    assertThat(code(GOOD.replace("thin zone", "\\ud800"))).isEqualTo(GuardCode.MALFORMED);
    assertThat(parse(GOOD.replace("thin zone", "\\ud83d\\ude80")).note()).hasSize(2);
  }

  @Test
  void deep_nesting_is_malformed() {
    String deep = "[".repeat(2_000) + "]".repeat(2_000);
    assertThat(code(GOOD.replace("\"thin zone\"", deep))).isEqualTo(GuardCode.MALFORMED);
    assertThat(code("[".repeat(8_000))).isEqualTo(GuardCode.MALFORMED);
  }

  @Test
  void a_key_spelt_with_escapes_is_still_a_duplicate() {
    assertThat(code(GOOD.replace("\"schema\":1", "\"schema\":1,\"sch\\u0065ma\":1")))
        .isEqualTo(GuardCode.MALFORMED);
  }

  @Test
  void a_refusal_repeats_nothing_of_the_body() {
    assertThatThrownBy(() -> parse("{\"secret-key-123\":1}")).hasMessageNotContaining("123");
  }

  @Test
  void a_note_is_escaped_for_showing() {
    Advice advice =
        new Advice(
            1, HASH, Verdict.AGREE, 0, 1, List.of(),
            "@all <a> [x](http://e)\n\u202e caf\u00e9 50%");
    assertThat(advice.displayNote())
        .isEqualTo(
            "\\u0040all \\u003ca\\u003e \\u005bx\\u005d(http:\\u002f\\u002fe)\\u000a\\u202e"
                + " caf\u00e9 50%");
    assertThat(advice.toString()).doesNotContain("<").doesNotContain("\n").doesNotContain("\u202e");
  }

  @Test
  void advice_made_in_java_has_the_same_bounds() {
    assertThatThrownBy(() -> new Advice(1, HASH, Verdict.AGREE, 0.1, 1, List.of(), ""))
        .hasMessage("confidenceDelta must be in [-1, 0], was 0.1");
    assertThatThrownBy(() -> new Advice(1, HASH, Verdict.AGREE, 0, Double.NaN, List.of(), ""))
        .hasMessage("sizeFactor must be in [0, 1], was NaN");
  }

  private static Advice parse(String body) {
    return AdviceJson.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  private static GuardCode code(String body) {
    return code(body.getBytes(StandardCharsets.UTF_8));
  }

  private static GuardCode code(byte[] body) {
    try {
      throw new AssertionError("was read: " + AdviceJson.parse(body));
    } catch (AdviceException e) {
      return e.code();
    }
  }
}
