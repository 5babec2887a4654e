// SPDX-License-Identifier: Apache-2.0
/**
 * The scanner: many instruments at several timeframes on a few threads. An instrument is a lane,
 * written by one thread at a time; lanes take turns, so that none starves another. What a lane lost
 * it declares as a gap; what went wrong with it is data. Lanes are ranked by what deserves
 * attention, are saved, and go on where they stopped. {@link
 * io.github.liqscape.examples.scanner.ReplayScan} and {@link
 * io.github.liqscape.examples.scanner.LiveScan} are the doors.
 */
@NullMarked
package io.github.liqscape.examples.scanner;

import org.jspecify.annotations.NullMarked;
