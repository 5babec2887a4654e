// SPDX-License-Identifier: Apache-2.0
/**
 * Saving and restoring engines: a versioned, checksummed envelope and nothing else.
 */
@NullMarked
package io.github.liqscape.state;

import org.jspecify.annotations.NullMarked;
