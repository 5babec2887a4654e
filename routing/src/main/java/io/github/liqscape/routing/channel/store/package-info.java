// SPDX-License-Identifier: Apache-2.0
/**
 * Memory that outlives a restart, for channels that keep something: every change is durable in a
 * journal before it is seen. For authors of channels.
 */
@NullMarked
package io.github.liqscape.routing.channel.store;

import org.jspecify.annotations.NullMarked;
