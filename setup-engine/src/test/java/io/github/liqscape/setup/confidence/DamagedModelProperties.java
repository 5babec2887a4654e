// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DamagedModelProperties {

  private static final String JSON = Markets.trained(120, 1).toJson();
  private static final String BYTES = "{}[]\",:-+.eE0123456789nulltruefalse \n\0x";

  @Property
  void a_damaged_file_is_refused_or_read_and_nothing_else(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(JSON);
    for (int edit = random.nextInt(3); edit >= 0; edit--) {
      int at = random.nextInt(random.nextBoolean() ? 2_000 : text.length());
      char other = BYTES.charAt(random.nextInt(BYTES.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, other);
        case 1 -> text.insert(at, other);
        case 2 -> text.deleteCharAt(at);
        default -> text.setLength(Math.max(2_000, at));
      }
    }
    try {
      ConfidenceModel model = ConfidenceModel.fromJson(text.toString());
      assertThat(ConfidenceModel.fromJson(model.toJson()).toJson()).isEqualTo(model.toJson());
    } catch (ModelFormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
