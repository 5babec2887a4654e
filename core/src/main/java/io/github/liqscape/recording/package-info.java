// SPDX-License-Identifier: Apache-2.0
/**
 * What came over the wire, kept as it came: every frame, every answer, every opening and closing of
 * a connection, in the order of delivery. {@link io.github.liqscape.recording.FrameRecorder} writes
 * it while a feed runs, {@link io.github.liqscape.recording.FrameRecording} gives the same sequence
 * back.
 */
@NullMarked
package io.github.liqscape.recording;

import org.jspecify.annotations.NullMarked;
