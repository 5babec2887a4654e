// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.liqscape.setup.render;

import org.jspecify.annotations.NullMarked;
