// SPDX-License-Identifier: Apache-2.0
/** The log channel: messages to people as lines of slf4j. */
@NullMarked
package io.github.liqscape.routing.channel.log;

import org.jspecify.annotations.NullMarked;
