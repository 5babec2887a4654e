// SPDX-License-Identifier: Apache-2.0
/**
 * The one append-only log of the house: what is acknowledged as durable outlives a crash, in order
 * and unchanged. The recorder, the outbox and the paper ledger stand on it. Enter through {@link
 * io.github.liqscape.journal.Journal}; {@link io.github.liqscape.journal.Disk} is for tests that
 * want a disk to fail.
 */
@NullMarked
package io.github.liqscape.journal;

import org.jspecify.annotations.NullMarked;
