// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RecordedDataTest {

  @Test
  void the_system_property_comes_first_then_the_environment_then_the_checkout() {
    Path property = Path.of("p").toAbsolutePath();
    assertThat(RecordedData.locate("p", "e", "c")).isEqualTo(property);
    assertThat(RecordedData.locate(" ", "e", "c")).isEqualTo(Path.of("e").toAbsolutePath());
    assertThat(RecordedData.locate(null, null, "c"))
        .isEqualTo(Path.of("shared/data").toAbsolutePath());
    assertThat(RecordedData.locate(null, null, null))
        .isEqualTo(Path.of("../shared/data").toAbsolutePath().normalize());
  }

  @Test
  void the_folder_that_was_tried_is_known_even_if_it_is_not_there() {
    assertThat(RecordedData.tried()).isAbsolute();
    assertThat(RecordedData.path("set/file.csv"))
        .isEqualTo(RecordedData.tried().resolve("set/file.csv"));
    RecordedData.root().ifPresent(root -> assertThat(root).isEqualTo(RecordedData.tried()));
  }
}
