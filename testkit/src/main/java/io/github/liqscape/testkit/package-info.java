/**
 * For tests only: contract tests that an adapter must pass, and servers on loopback that play a
 * venue from a script.
 */
@NullMarked
package io.github.liqscape.testkit;

import org.jspecify.annotations.NullMarked;
