// SPDX-License-Identifier: Apache-2.0
/**
 * The inbox inside the user's own program: the source of truth about what he was told. {@link
 * io.github.liqscape.routing.channel.inbox.Inbox} keeps it, {@link
 * io.github.liqscape.routing.channel.inbox.InboxServer} shows it to a browser as it changes.
 */
@NullMarked
package io.github.liqscape.routing.channel.inbox;

import org.jspecify.annotations.NullMarked;
