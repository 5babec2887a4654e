// SPDX-License-Identifier: Apache-2.0
/**
 * The machinery of a live connection, for whoever writes an adapter.
 *
 * <p>{@link io.github.liqscape.feed.VenueProtocol} says what is particular to a venue: sockets, topics,
 * frames, requests. Everything else stands here once: {@code FeedMachine} is the whole life of a feed
 * (subscribe, watch, reconnect, hand over, back-fill, declare gaps) as a state machine without I/O or
 * clock, so that a recording of its inputs replays to the same events; {@code FeedDriver} connects it
 * to the network. {@link io.github.liqscape.feed.VenueRest} asks questions within the venue's limits.
 */
@NullMarked
package io.github.liqscape.feed;

import org.jspecify.annotations.NullMarked;
