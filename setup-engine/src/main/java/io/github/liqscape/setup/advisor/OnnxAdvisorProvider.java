// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Opens an {@link OnnxAdvisor}. Options: {@code model}, the path of the ONNX file. */
public final class OnnxAdvisorProvider implements SetupAdvisorProvider {

  /** For {@link java.util.ServiceLoader}. */
  public OnnxAdvisorProvider() {}

  @Override
  public String id() {
    return "onnx";
  }

  @Override
  public Set<AdvisorCapability> capabilities() {
    return EnumSet.of(AdvisorCapability.DETERMINISTIC);
  }

  @Override
  public SetupAdvisor open(AdvisorConfig config) {
    byte[] model;
    try {
      model = Files.readAllBytes(Path.of(config.require("model")));
    } catch (IOException e) {
      throw new UncheckedIOException("the model cannot be read", e);
    }
    try {
      return Opening.open(model);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "advisor 'onnx' needs com.microsoft.onnxruntime:onnxruntime on the class path", e);
    }
  }

  /** Apart, so that the provider loads without ONNX Runtime. */
  private static final class Opening {
    static SetupAdvisor open(byte[] model) {
      return OnnxAdvisor.of(model);
    }
  }
}
