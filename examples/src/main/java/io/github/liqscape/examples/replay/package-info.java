// SPDX-License-Identifier: Apache-2.0
/** What the programs share that walk through a market: its clock, and how paper orders are filled on it. */
@NullMarked
package io.github.liqscape.examples.replay;

import org.jspecify.annotations.NullMarked;
