@NullMarked
package io.github.liqscape.testkit;

import org.jspecify.annotations.NullMarked;
