// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.liqscape.feed;

import org.jspecify.annotations.NullMarked;
