// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What limits the trust in a fill. */
public enum FillFlag {
  /** The bar does not say what happened first: the other order of its prices gives another result. */
  AMBIGUOUS,
  /** The bar's volume is unknown: nothing capped the quantity. */
  VOLUME_UNKNOWN,
  /** Finer candles were asked for and missing. */
  MAGNIFIER_MISSING,
  /** There was no mark price: the last price stood in. */
  MARK_FALLBACK,
  /** It fell into a time without data, which was filled in afterwards. */
  GAP_FILLED,
  /** Order or position lived through a time of which nothing is known. */
  UNVERIFIED;

  /** An unmodifiable copy in the order in which they are declared, the same in every process. */
  public static Set<FillFlag> inOrder(Set<FillFlag> flags) {
    return flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
  }
}
