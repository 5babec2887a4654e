// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

/**
 * What a recording turned out to hold.
 *
 * @param inputs how many inputs there are, without the remarks of kind {@link InputKind#LOST}
 * @param lost how many the recorder could not take; above 0, a replay is not what was seen live
 * @param torn whether it ends in the middle of something, because the recorder was killed, or is
 *     still writing
 */
public record RecordingSummary(long inputs, long lost, boolean torn) {}
