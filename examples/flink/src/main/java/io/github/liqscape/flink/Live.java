// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields that a function has once it is open: they are not shipped with it. */
final class Live {

  private Live() {}

  static <T> T of(@Nullable T field) {
    return Objects.requireNonNull(field, "the function is not open");
  }
}
