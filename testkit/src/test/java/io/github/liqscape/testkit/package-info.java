// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.liqscape.testkit;

import org.jspecify.annotations.NullMarked;
