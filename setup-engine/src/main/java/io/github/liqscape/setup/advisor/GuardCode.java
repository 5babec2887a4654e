// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/** Why advice was ignored. */
public enum GuardCode {
  /** No answer before the deadline. */
  LATE,
  /** The body is longer than {@link AdviceJson#MAX_BODY_BYTES}; it was not parsed. */
  OVERSIZE,
  /** Not the JSON that was asked for: syntax, a key, a type or an enum's name. */
  MALFORMED,
  /** A number, a list or a text beyond its bounds. */
  OUT_OF_BOUNDS,
  /** The answer is about another setup. */
  HASH_MISMATCH,
  /** The advisor failed, or its advice could not be journaled, or would have been riskier. */
  ERROR
}
