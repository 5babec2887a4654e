// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where recorded market data lies on this machine.
 *
 * <p>The folder is the first of these that is set: system property {@code LIQSCAPE_DATA},
 * environment variable {@code LIQSCAPE_DATA}, {@code ../shared/data} beside the folder of system
 * property {@code liqscape.root} (which the build passes to every test), {@code ../shared/data}
 * beside the working directory. Nothing is ever downloaded.
 */
public final class RecordedData {

  /** Name of the system property and of the environment variable. */
  public static final String VARIABLE = "LIQSCAPE_DATA";

  private static final String BESIDE_THE_CHECKOUT = "../shared/data";

  private RecordedData() {}

  /** The folder, if it exists. */
  public static Optional<Path> root() {
    return Optional.of(tried()).filter(Files::isDirectory);
  }

  /** The folder that {@link #root()} looks for, whether or not it exists: name it in messages. */
  public static Path tried() {
    return locate(
        System.getProperty(VARIABLE), System.getenv(VARIABLE), System.getProperty("liqscape.root"));
  }

  /** A file or folder below {@link #tried()}, whether or not it exists. */
  public static Path path(String relative) {
    return tried().resolve(relative);
  }

  static Path locate(
      @Nullable String property, @Nullable String environment, @Nullable String checkout) {
    if (property != null && !property.isBlank()) {
      return absolute(Path.of(property));
    }
    if (environment != null && !environment.isBlank()) {
      return absolute(Path.of(environment));
    }
    Path base = Path.of(checkout == null ? "" : checkout);
    return absolute(base.toAbsolutePath().resolve(BESIDE_THE_CHECKOUT));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
