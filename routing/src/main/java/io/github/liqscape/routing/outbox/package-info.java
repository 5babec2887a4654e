// SPDX-License-Identifier: Apache-2.0
/**
 * Between a decision and a receiver: a message waits until its record is durable, then for its turn,
 * its rate, its retry; until it is delivered, dead or expired. {@code Outbox} is a state machine
 * without threads, I/O or a clock; {@code RecordLog} is the only one here that touches the disk.
 * Routers use it; users meet its values.
 */
@NullMarked
package io.github.liqscape.routing.outbox;

import org.jspecify.annotations.NullMarked;
