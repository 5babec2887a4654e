// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.liqscape.bybit;

import org.jspecify.annotations.NullMarked;
