// SPDX-License-Identifier: Apache-2.0
/**
 * The log that a paper bot reads: candidates for automation, in order, each once. It is the end of
 * routing's road; nothing here knows a broker.
 */
@NullMarked
package io.github.liqscape.routing.channel.paper;

import org.jspecify.annotations.NullMarked;
