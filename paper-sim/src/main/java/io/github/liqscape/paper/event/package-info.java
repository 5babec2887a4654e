// SPDX-License-Identifier: Apache-2.0
/**
 * What the paper venue tells: every change of its state as a value, in the order in which it happened.
 */
@NullMarked
package io.github.liqscape.paper.event;

import org.jspecify.annotations.NullMarked;
