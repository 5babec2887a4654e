// SPDX-License-Identifier: Apache-2.0
/**
 * The e-mail channel over SMTP. It needs {@code org.eclipse.angus:jakarta.mail}, which is optional:
 * nothing else of the library does.
 */
@NullMarked
package io.github.liqscape.routing.channel.email;

import org.jspecify.annotations.NullMarked;
