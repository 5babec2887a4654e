// SPDX-License-Identifier: Apache-2.0
/** A venue made up for tests: it tells a short script, live and recorded, without a network. */
@NullMarked
package io.github.liqscape.examples.scripted;

import org.jspecify.annotations.NullMarked;
