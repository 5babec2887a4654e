// SPDX-License-Identifier: Apache-2.0
/**
 * What a user decides about routing: which channels a tier may reach, who wants which labels, what
 * is material, when to be quiet, what to silence, how to group. Immutable, and no state is kept here.
 */
@NullMarked
package io.github.liqscape.routing.rule;

import org.jspecify.annotations.NullMarked;
