package org.countersign.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Turns what was sent into a {@link CaseFile}, or says everything that is wrong with it at once, so
 * that an originator corrects a paper in one go. Nothing that this lets through needs asking again
 * whether it is there, well-formed or of one meaning.
 */
@Component
public class CaseFileReader {

  /** More faults than this help no one; how many there were is told. */
  static final int MOST_FAULTS = 200;

  /** Said only if the schema lets through what the type does not hold, which would be a defect of ours. */
  static final String UNREADABLE = "The case file cannot be read.";

  private static final String CONTRACT = "/heads/0/contract";

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private final CaseFileSchema schema = new CaseFileSchema();

  /** The JSON Schema (2020-12) that case files are held against, for publication. */
  public String schema() {
    return schema.text();
  }

  /** @throws MalformedCaseFile if the bytes are no UTF-8 text of a case file */
  public CaseFile read(byte[] json) {
    return read(textOf(json));
  }

  private static String textOf(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedCaseFile(List.of(new Fault("", "What was sent is not text in UTF-8.")));
    }
  }

  /** @throws MalformedCaseFile with every fault, if the text is no case file */
  public CaseFile read(String json) {
    List<Fault> faults = new ArrayList<>();
    return read(StrictJson.read(json, faults), faults);
  }

  /** @throws MalformedCaseFile with every fault, if the tree is no case file */
  public CaseFile read(JsonNode json) {
    List<Fault> faults = new ArrayList<>();
    return read(StrictJson.read(json, faults), faults);
  }

  /**
   * A contract by itself, held to all that a case file asks of one.
   *
   * @throws MalformedCaseFile with every fault; pointers start at the contract
   */
  public CaseFile.Contract readContract(byte[] json) {
    List<Fault> faults = new ArrayList<>();
    JsonNode sent = json.length == 0 ? MissingNode.getInstance()
        : StrictJson.read(textOf(json), faults).orElse(MissingNode.getInstance());
    if (faults.isEmpty() && !sent.isObject()) {
      faults.add(new Fault("", "A contract is required, as a case file holds one."));
    }
    if (sent.isObject()) {
      ObjectNode around = MAPPER.createObjectNode();
      around.putArray("heads").addObject().set("contract", sent);
      Stream.concat(schema.faultsOf(around).stream(), CaseFileCoherence.faultsOf(around).stream())
          .filter(fault -> fault.pointer().startsWith(CONTRACT))
          .forEach(fault -> faults.add(new Fault(fault.pointer().substring(CONTRACT.length()), fault.detail())));
    }
    if (!faults.isEmpty()) {
      throw new MalformedCaseFile("This is not a contract", curtailed(faults));
    }
    try {
      return MAPPER.treeToValue(sent, CaseFile.Contract.class);
    } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
      throw new MalformedCaseFile(List.of(new Fault("", UNREADABLE)));
    }
  }

  private CaseFile read(Optional<JsonNode> sent, List<Fault> faults) {
    if (sent.isPresent()) {
      Set<String> unreadable = faults.stream().map(Fault::pointer).collect(Collectors.toSet());
      schema.faultsOf(sent.get()).stream().filter(f -> !unreadable.contains(f.pointer())).forEach(faults::add);
      faults.addAll(CaseFileCoherence.faultsOf(sent.get()));
    }
    if (!faults.isEmpty()) {
      throw new MalformedCaseFile(curtailed(faults));
    }
    try {
      return MAPPER.treeToValue(sent.get(), CaseFile.class);
    } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
      throw new MalformedCaseFile(List.of(new Fault("", UNREADABLE)));
    }
  }

  private static List<Fault> curtailed(List<Fault> faults) {
    if (faults.size() <= MOST_FAULTS) {
      return faults;
    }
    List<Fault> first = new ArrayList<>(faults.subList(0, MOST_FAULTS));
    first.add(new Fault("", "There are " + (faults.size() - MOST_FAULTS) + " more faults."));
    return first;
  }
}
