// SPDX-License-Identifier: Apache-2.0
/** What the programs share that walk through a market: how alerts and paper orders keep its time. */
@NullMarked
package io.github.liqscape.examples.replay;

import org.jspecify.annotations.NullMarked;
