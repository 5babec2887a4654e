@NullMarked
package io.github.liqscape.bybit;

import org.jspecify.annotations.NullMarked;
