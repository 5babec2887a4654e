// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value computed when first asked for, once, on whichever thread asks. */
final class Lazy<T> {

  private final Supplier<T> source;
  private volatile @Nullable T value;

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  T value() {
    T v = value;
    if (v == null) {
      synchronized (this) {
        v = value;
        if (v == null) {
          v = source.get();
          value = v;
        }
      }
    }
    return v;
  }
}
