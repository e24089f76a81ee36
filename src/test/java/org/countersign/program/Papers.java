package org.countersign.program;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The published papers under {@code src/test/resources/cases}, each with what it must yield. */
public final class Papers {

  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Path FOLDER = Path.of("src/test/resources/cases");

  private Papers() {}

  /** @param expected null for a paper that was made up for a test */
  public record Paper(String name, String asOf, ObjectNode caseFile, JsonNode expected) {

    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Paper> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().map(Papers::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Paper of(String name) {
    try {
      JsonNode file = JSON.readTree(FOLDER.resolve(name + ".json").toFile());
      return new Paper(name, file.path("asOf").asText(), (ObjectNode) file.get("case"), file.get("expected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paper's case file, changed. */
  public static ObjectNode changed(String name, Consumer<ObjectNode> change) {
    ObjectNode caseFile = of(name).caseFile();
    change.accept(caseFile);
    return caseFile;
  }
}
