// SPDX-License-Identifier: Apache-2.0
/**
 * What an estimate of liquidations looks like to everyone who did not make it: profiles, zones,
 * bands and their provenance. The heatmap module makes such profiles; a user may bring one from
 * anywhere else. Immutable values only.
 */
@NullMarked
package io.github.liqscape.liquidation;

import org.jspecify.annotations.NullMarked;
