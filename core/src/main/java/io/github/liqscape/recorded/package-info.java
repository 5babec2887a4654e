// SPDX-License-Identifier: Apache-2.0
/**
 * Readers that turn recorded files into one time-ordered stream of market events.
 */
@NullMarked
package io.github.liqscape.recorded;

import org.jspecify.annotations.NullMarked;
