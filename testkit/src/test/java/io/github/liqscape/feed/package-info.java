@NullMarked
package io.github.liqscape.feed;

import org.jspecify.annotations.NullMarked;
