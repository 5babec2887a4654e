// SPDX-License-Identifier: Apache-2.0
/**
 * An adapter for a venue of one's own, small and whole: a made-up house that lists contracts and gives
 * candles as CSV. It keeps the contract of the testkit. Copy it, and change what your venue spells
 * differently; a live feed is a {@link io.github.liqscape.feed.VenueProtocol} more.
 */
@NullMarked
package io.github.liqscape.examples.venue;

import org.jspecify.annotations.NullMarked;
