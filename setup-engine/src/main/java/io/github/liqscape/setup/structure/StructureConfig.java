// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/**
 * The parameters of a {@link MarketStructure} that may be chosen. The rest are fixed: they are part
 * of what the words mean.
 *
 * @param internalSize bars after an INTERNAL pivot until it is confirmed, in [1, 1000]
 * @param swingSize bars after a SWING pivot until it is confirmed, in [1, 1000]
 * @param breakBuffer how far beyond a pivot a close must be to break it, in ATR of the bar that
 *     confirmed the pivot, in [0, 10]
 * @param memoryBars age in bars beyond which objects are forgotten, in [600, 1000000]
 */
public record StructureConfig(
    int internalSize, int swingSize, double breakBuffer, int memoryBars) {

  /** Sizes 5 and 20, buffer 0.05 ATR, memory 2,000 bars. */
  public static final StructureConfig DEFAULTS = new StructureConfig(5, 20, 0.05, 2_000);

  public StructureConfig {
    requireSize("internalSize", internalSize);
    requireSize("swingSize", swingSize);
    if (!(breakBuffer >= 0 && breakBuffer <= 10)) {
      throw new IllegalArgumentException("breakBuffer must be in [0, 10], was " + breakBuffer);
    }
    if (memoryBars < 600 || memoryBars > 1_000_000) {
      throw new IllegalArgumentException(
          "memoryBars must be in [600, 1000000], was " + memoryBars);
    }
  }

  /** Bars until a pivot of this size is confirmed. */
  public int span(SwingSize size) {
    return size == SwingSize.INTERNAL ? internalSize : swingSize;
  }

  private static void requireSize(String name, int size) {
    if (size < 1 || size > 1_000) {
      throw new IllegalArgumentException(name + " must be in [1, 1000], was " + size);
    }
  }
}
