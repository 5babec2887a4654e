// SPDX-License-Identifier: Apache-2.0
/** Chats with the same mechanism: Slack's incoming webhooks and Telegram's bots. */
@NullMarked
package io.github.liqscape.routing.channel.chat;

import org.jspecify.annotations.NullMarked;
