// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

/** What a lane is doing. */
public enum LanePhase {
  /** Its past has not been asked for yet; what comes meanwhile will be part of it. */
  WAITING,
  /** Its past is being asked for; what comes meanwhile is kept. */
  ASKING,
  /** It reads its past. */
  READING,
  /** It follows what comes. */
  FOLLOWING,
  /** An engine failed; it begins again where it was last saved, after a while. */
  OUT,
  /** Nothing more will come. */
  ENDED
}
