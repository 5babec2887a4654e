// SPDX-License-Identifier: Apache-2.0
/** The example of an adapter against the contract. */
@NullMarked
package io.github.liqscape.examples.venue;

import org.jspecify.annotations.NullMarked;
