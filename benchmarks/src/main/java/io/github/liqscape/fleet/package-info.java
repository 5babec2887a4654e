// SPDX-License-Identifier: Apache-2.0
/**
 * The five layers together over hundreds of instruments on one thread: how many events a second, how long
 * from an event to a decision and to an alert on disk, how much memory, and whether it stays flat.
 */
@NullMarked
package io.github.liqscape.fleet;

import org.jspecify.annotations.NullMarked;
