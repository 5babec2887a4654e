// SPDX-License-Identifier: Apache-2.0
/**
 * Browser push by RFC 8030, 8188, 8291 and 8292 with the JDK's own cryptography: {@link
 * io.github.liqscape.routing.channel.push.VapidKeys} once for a server, {@link
 * io.github.liqscape.routing.channel.push.PushChannel} for a user and his browsers. The page and
 * the service worker that subscribe a browser are resources beside this package.
 */
@NullMarked
package io.github.liqscape.routing.channel.push;

import org.jspecify.annotations.NullMarked;
