// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The one form of a text, and of what stands around it. */
class CanonicalJsonTest {

  @Test
  void commas_stand_between_values_and_nowhere_else() {
    CanonicalJson json = new CanonicalJson();
    json.open();
    json.field("a", 1L);
    json.field("b", true);
    json.key("c").openList().number(-0.0).number(Double.NaN).text("x").openList().closeList();
    json.closeList();
    json.key("d").open().close();
    json.close();

    assertThat(json.toString()).isEqualTo("{\"a\":1,\"b\":true,\"c\":[0.0,null,\"x\",[]],\"d\":{}}");
  }

  @Test
  void quotes_backslashes_and_control_characters_are_escaped() {
    assertThat(new CanonicalJson().text("say \"no\" \\ \n\tsoon\u001f").toString())
        .isEqualTo("\"say \\\"no\\\" \\\\ \\u000a\\u0009soon\\u001f\"");
  }

  @Property
  void a_text_is_the_same_as_character_by_character(@ForAll("texts") String text) {
    assertThat(new CanonicalJson().text(text).toString()).isEqualTo(slow(text));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> hard =
        Arbitraries.of(
            List.of("\"", "\\", "\n", "\u0000", "\u001f", " ", "\u20bf", "\ud83d\ude80"));
    Arbitrary<String> plain = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12);
    return Arbitraries.oneOf(hard, plain).list().ofMaxSize(6).map(parts -> String.join("", parts));
  }

  private static String slow(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(
          switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c);
          });
    }
    return out.append('"').toString();
  }
}
