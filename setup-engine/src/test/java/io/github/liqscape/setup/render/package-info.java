@NullMarked
package io.github.liqscape.setup.render;

import org.jspecify.annotations.NullMarked;
