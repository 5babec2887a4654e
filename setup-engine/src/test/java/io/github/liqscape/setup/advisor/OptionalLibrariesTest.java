// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything but the two advisors works on a class path without their libraries. */
class OptionalLibrariesTest {

  /** Loads everything anew, and has neither LangChain4j nor ONNX Runtime. */
  private static final class Without extends URLClassLoader {
    Without(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("dev.langchain4j.") || name.startsWith("ai.onnxruntime.")) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }

  @Test
  void a_whole_desk_runs_without_the_optional_libraries() throws Exception {
    try (Without loader = new Without(classPath())) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        Class<?> probe = loader.loadClass(WithoutLibraries.class.getName());
        assertThat(probe.getClassLoader()).isSameAs(loader);
        Object said = ((Callable<?>) probe.getDeclaredConstructor().newInstance()).call();
        assertThat(said)
            .isEqualTo(
                "ACCEPTED [chat-model, onnx] "
                    + "advisor 'onnx' needs com.microsoft.onnxruntime:onnxruntime"
                    + " on the class path "
                    + "advisor 'chat-model' needs dev.langchain4j:langchain4j-core"
                    + " on the class path");
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(OptionalLibrariesTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(entry, e);
    }
  }
}
