// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.List;

/**
 * How a kind of channel behaves, for the router and its queues.
 *
 * @param machine a program listens: it never gets a digest, and never a WAIT
 * @param dedupes the receiver knows a repeated message by its id, so what may have arrived can be
 *     sent again
 * @param quiet it can disturb a sleeper, so quiet hours hold for it
 * @param grouped several alerts go into one message unless the user says otherwise
 * @param material only what passes the materiality filter, see the tiers
 * @param bucketLimits windows of one rate bucket
 * @param sharedLimits windows of all targets of this kind together
 * @param refusalsAllowed answers in ten minutes that a venue counts as abuse (401, 403, 429) before
 *     all targets of this kind rest; 0 for no such guard
 */
public record ChannelTraits(
    boolean machine,
    boolean dedupes,
    boolean quiet,
    boolean grouped,
    boolean material,
    List<RateLimit> bucketLimits,
    List<RateLimit> sharedLimits,
    int refusalsAllowed) {

  public ChannelTraits {
    bucketLimits = List.copyOf(bucketLimits);
    sharedLimits = List.copyOf(sharedLimits);
    if (refusalsAllowed < 0) {
      throw new IllegalArgumentException(
          "refusalsAllowed must be >= 0, was " + refusalsAllowed);
    }
  }

  /** For people, one message an alert, no limits. */
  public static ChannelTraits standard() {
    return new ChannelTraits(false, false, false, false, false, List.of(), List.of(), 0);
  }

  /** A program listens. */
  public ChannelTraits asMachine() {
    return new ChannelTraits(
        true, dedupes, quiet, grouped, material, bucketLimits, sharedLimits, refusalsAllowed);
  }

  /** The receiver knows a repeated message by its id. */
  public ChannelTraits deduping() {
    return new ChannelTraits(
        machine, true, quiet, grouped, material, bucketLimits, sharedLimits, refusalsAllowed);
  }

  /** Quiet hours hold for it. */
  public ChannelTraits quietable() {
    return new ChannelTraits(
        machine, dedupes, true, grouped, material, bucketLimits, sharedLimits, refusalsAllowed);
  }

  /** Several alerts go into one message. */
  public ChannelTraits inGroups() {
    return new ChannelTraits(
        machine, dedupes, quiet, true, material, bucketLimits, sharedLimits, refusalsAllowed);
  }

  /** Only what passes the materiality filter. */
  public ChannelTraits materialOnly() {
    return new ChannelTraits(
        machine, dedupes, quiet, grouped, true, bucketLimits, sharedLimits, refusalsAllowed);
  }

  /** Windows of one bucket. */
  public ChannelTraits limitedTo(RateLimit... limits) {
    return new ChannelTraits(
        machine, dedupes, quiet, grouped, material, List.of(limits), sharedLimits,
        refusalsAllowed);
  }

  /** Windows of all targets of the kind together, and how many refusals make them rest. */
  public ChannelTraits sharing(int refusals, RateLimit... limits) {
    return new ChannelTraits(
        machine, dedupes, quiet, grouped, material, bucketLimits, List.of(limits), refusals);
  }
}
