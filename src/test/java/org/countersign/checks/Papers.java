package org.countersign.checks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.countersign.casefile.CaseFile;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Determination;
import org.countersign.scheme.Determination.HeadAuthority;

/** Papers for the checks to look at, from their JSON. */
final class Papers {

  static final ObjectMapper JSON = JsonMapper.builder()
      .addModules(new JavaTimeModule(), new ParameterNamesModule())
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private static final LocalDate SUBMITTED = LocalDate.of(2024, 6, 3);

  private Papers() {}

  /** A paper with these fields, in single-quoted JSON, that falls under no paragraph. */
  static Paper with(String fields) {
    return under(List.of(), fields);
  }

  /** As {@link #with}; head n falls under the n-th of these paragraphs. */
  static Paper under(List<String> paragraphs, String fields) {
    List<HeadAuthority> heads = IntStream.range(0, paragraphs.size())
        .mapToObj(i -> under(i + 1, paragraphs.get(i))).toList();
    return new Paper(read("{" + fields.replace('\'', '"') + "}"), SUBMITTED,
        new Determination(Authority.DMPC, "2019", heads));
  }

  /** A case file submitted on that day, with the determination that the Scheme's own rules give. */
  static Paper of(JsonNode caseFile, LocalDate submittedOn) {
    CaseFile file = JSON.convertValue(caseFile, CaseFile.class);
    return new Paper(file, submittedOn,
        AllChecks.DETERMINATIONS.determine(file, AllChecks.EDITIONS.inForceOn(submittedOn)));
  }

  /** As {@link #with}, on another day than that of the other papers, 3 June 2024. */
  static Paper on(String day, String fields) {
    Paper paper = with(fields);
    return new Paper(paper.caseFile(), LocalDate.parse(day), paper.determination());
  }

  static JsonNode readFile(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseFile read(String json) {
    try {
      return JSON.readValue(json, CaseFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HeadAuthority under(int head, String paragraph) {
    return new HeadAuthority(head, Authority.DMPC, paragraph, null, null, null, false, false, "", false, "", false);
  }
}
