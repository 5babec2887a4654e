// SPDX-License-Identifier: Apache-2.0
/** Tests of the ta4j bridge. */
@NullMarked
package io.github.liqscape.paper.ta4j;

import org.jspecify.annotations.NullMarked;
