// SPDX-License-Identifier: Apache-2.0
/**
 * The alert router: an alert comes in, one decision for every target comes out, messages follow when
 * their record is durable. {@code RouterCore} decides, without threads, I/O or a clock; {@code
 * AlertRouter} is the door around it with a lock, a journal and workers.
 */
@NullMarked
package io.github.liqscape.routing;

import org.jspecify.annotations.NullMarked;
