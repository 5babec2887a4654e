// SPDX-License-Identifier: Apache-2.0
/**
 * Bots on a paper account: the interface that a bot is written against, a run over a stream of
 * market events with its result, and what a journal tells of a run afterwards, for review and gate.
 */
@NullMarked
package io.github.liqscape.paper.run;

import org.jspecify.annotations.NullMarked;
