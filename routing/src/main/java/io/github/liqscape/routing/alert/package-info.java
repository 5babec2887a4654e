// SPDX-License-Identifier: Apache-2.0
/**
 * The words of routing: what an alert is, who may hear it, what was decided about it and why.
 * Everything here is an immutable value; the rest of routing and every channel stands on it.
 */
@NullMarked
package io.github.liqscape.routing.alert;

import org.jspecify.annotations.NullMarked;
