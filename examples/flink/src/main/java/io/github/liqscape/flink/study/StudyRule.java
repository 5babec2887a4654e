// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.study;

import io.github.liqscape.setup.study.SetupStudy;
import java.io.Serializable;

/** Makes the study anew on every machine. */
@FunctionalInterface
public interface StudyRule extends Serializable {

  /** The rule, its costs, its seed. */
  SetupStudy study();
}
