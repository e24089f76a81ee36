package org.countersign.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Marking;
import org.countersign.casefile.CaseFileReader;
import org.countersign.casefile.Fault;
import org.countersign.casefile.MalformedCaseFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a paper comes in: it is well formed, and marked no higher than this system may hold. */
@Component
public class CaseFileIntake {

  private final CaseFileReader reader;
  private final Marking ceiling;

  public CaseFileIntake(CaseFileReader reader, @Value("${countersign.marking-ceiling}") Marking ceiling) {
    this.reader = reader;
    this.ceiling = ceiling;
  }

  /**
   * @param json null where nothing was sent
   * @throws MalformedCaseFile with every fault
   */
  public CaseFile read(byte[] json) {
    CaseFile paper = reader.read(json == null ? new byte[0] : json);
    requireKeepable(paper.marking());
    return paper;
  }

  /**
   * What is not a paper yet is held against the ceiling all the same.
   *
   * @throws MalformedCaseFile if it is marked higher than this system may hold
   */
  void requireKeepable(JsonNode draft) {
    Arrays.stream(Marking.values()).filter(marking -> marking.name().equals(draft.path("marking").asText()))
        .forEach(this::requireKeepable);
  }

  private void requireKeepable(Marking marking) {
    if (marking.compareTo(ceiling) > 0) {
      throw new MalformedCaseFile(List.of(new Fault("/marking",
          "A paper marked " + marking + " may not be kept on this system: its ceiling is " + ceiling + ".")));
    }
  }
}
