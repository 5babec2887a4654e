// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsFileTest {

  private static final Map<String, String> VARIABLES = Map.of("HOOK", "https://x.example/y");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private TargetsFile read(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("targets.json"), json.replace('\'', '"'));
    return TargetsFile.read(file, VARIABLES::get);
  }

  @Test
  void options_are_read_and_variables_looked_up() throws IOException {
    TargetsFile file =
        read(
            "{'targets':[{'kind':'webhook','id':'a','options':{'url':'env:HOOK','n':5}},"
                + "{'kind':'log','id':'b'}]}");
    ChannelConfig first = file.targets().getFirst().config();
    assertThat(first.required("url")).isEqualTo(Secret.of("https://x.example/y"));
    assertThat(first.required("n")).isEqualTo(Secret.of("5"));
    assertThat(file.targets()).extracting(TargetsFile.Target::kind).containsExactly("webhook", "log");
    assertThat(file.files()).isEqualTo(folder.resolve("channels"));
    assertThat(file.toString()).doesNotContain("example");
  }

  @Test
  void errors_name_the_field() {
    refused("{'targets':[]}", "targets must be a list of at least one target");
    refused("{'tragets':[]}", "unknown fields [tragets]; there are [files, targets]");
    refused("{'targets':[{'id':'a'}]}", "targets[0].kind must be a text");
    refused("{'targets':[{'kind':'log'}]}", "targets[0].id must be a text");
    refused("{'targets':[{'kind':'log','id':'a','opts':{}}]}", "targets[0] has unknown fields [opts]");
    refused("{'targets':[{'kind':'log','id':'a','options':[]}]}", "targets[0].options must be");
    refused(
        "{'targets':[{'kind':'log','id':'a','options':{'x':true}}]}",
        "targets[0].options.x must be a text");
    refused(
        "{'targets':[{'kind':'log','id':'a','options':{'x':'env:NONE'}}]}",
        "targets[0].options.x wants the environment variable NONE, which is not set");
    refused(
        "{'targets':[{'kind':'log','id':'a'},{'kind':'log','id':'a'}]}",
        "targets[1].id must differ from the others, was 'a'");
  }

  @Test
  void what_is_no_json_is_told_by_its_place_and_never_quoted() {
    refused("{'targets': TopSecret}", "is not JSON, line 1, column");
    refused("{'targets':[{'kind':'log','kind':'TopSecret'}]}", "is not JSON, line 1");
  }

  private void refused(String json, String part) {
    assertThatThrownBy(() -> read(json))
        .as(json)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targets.json")
        .hasMessageContaining(part)
        .message()
        .doesNotContain("TopSecret");
  }
}
