// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** How a bar's volume limits what is filled in it. */
public enum VolumeCap {
  /** A quarter at each of its four prices. */
  POINT,
  /** All of it, wherever. */
  BAR,
  /** Not at all, but a bar without volume still fills nothing. */
  NONE
}
