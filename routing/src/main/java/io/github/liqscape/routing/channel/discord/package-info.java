// SPDX-License-Identifier: Apache-2.0
/** The Discord webhook channel, within the limits and the pace that Discord asks for. */
@NullMarked
package io.github.liqscape.routing.channel.discord;

import org.jspecify.annotations.NullMarked;
