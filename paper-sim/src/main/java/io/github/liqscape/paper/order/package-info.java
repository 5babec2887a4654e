// SPDX-License-Identifier: Apache-2.0
/**
 * What is asked of the paper venue and what it answers: orders, lists of them, answers and fills. Values
 * only; whoever trades on paper speaks them, and nothing here could reach a real venue.
 */
@NullMarked
package io.github.liqscape.paper.order;

import org.jspecify.annotations.NullMarked;
