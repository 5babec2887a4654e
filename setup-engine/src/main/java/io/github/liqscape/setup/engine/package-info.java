// SPDX-License-Identifier: Apache-2.0
/**
 * The setup engine: structure, zones and indicators of one instrument become BUY, SELL or WAIT at the
 * close of a bar. One path: events move the chart's state; a closed bar makes a {@code SetupContext};
 * {@code SetupEngine.evaluate} turns it into a {@code Setup}, purely.
 */
@NullMarked
package io.github.liqscape.setup.engine;

import org.jspecify.annotations.NullMarked;
