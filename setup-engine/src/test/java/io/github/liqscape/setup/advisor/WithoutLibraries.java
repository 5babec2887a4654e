// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Run by {@link OptionalLibrariesTest} in a class loader of its own. */
public final class WithoutLibraries implements Callable<String> {

  /** For the test's reflection. */
  public WithoutLibraries() {}

  @Override
  public String call() throws Exception {
    SetupAdvisors installed = SetupAdvisors.installed();
    Path model = Files.createTempFile("liqscape", ".onnx");
    try (AdvisorDesk desk =
        AdvisorDesk.with(BodyAdvisor.saying(AdvisorDeskTest::agree))
            .deadline(Duration.ofMinutes(1))
            .build()) {
      String outcome =
          desk.consult(TestSetup.buy().build()).toCompletableFuture().join().outcome().label();
      return outcome + " " + installed.ids() + " "
          + refusal(installed, "onnx", AdvisorConfig.empty().with("model", model.toString())) + " "
          + refusal(installed, "chat-model", AdvisorConfig.empty());
    } finally {
      Files.delete(model);
    }
  }

  private static String refusal(SetupAdvisors installed, String id, AdvisorConfig config) {
    try {
      return "was opened: " + installed.open(id, config);
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
