// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into the jar; classes run from a folder have none. */
final class JarVersion implements IVersionProvider {

  private static final String MAVEN =
      "/META-INF/maven/io.github.liqscape/liqscape-examples/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = JarVersion.class.getResourceAsStream(MAVEN)) {
      if (in != null) {
        properties.load(in);
      }
    }
    return new String[] {"liqscape " + properties.getProperty("version", "(not from a jar)")};
  }
}
