// SPDX-License-Identifier: Apache-2.0
/**
 * For tests only: contract tests that an adapter or a delivery channel must pass, and servers on
 * loopback that play a venue or a receiver from a script.
 */
@NullMarked
package io.github.liqscape.testkit;

import org.jspecify.annotations.NullMarked;
