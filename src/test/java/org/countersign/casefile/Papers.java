package org.countersign.casefile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A paper that uses every field, and how to spoil it. */
final class Papers {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String FULL = """
      {
        "title": "Platform upgrade", "reference": "PCD 1637", "stage": "BJC", "programme": "Platforms",
        "originatingUnit": "Digital, Data and Technology", "originatingBody": "MPS", "marking": "OFFICIAL",
        "summary": "The platform is renewed.", "statedTotal": 1980000, "citedParagraphs": ["4.8", "4.13"],
        "novelOrContentious": false,
        "procurement": {"begins": "2024-06-01", "quotedThreshold": 214904, "quotedLaw": "PCR_2015"},
        "heads": [
          {"number": 1, "verb": "APPROVE", "kind": "BUSINESS_CASE", "text": "Approve the capital.",
           "costs": [{"type": "CAPITAL", "amount": 1980000, "per": "ONCE", "from": "2024/25", "to": "2024/25"},
                     {"type": "REVENUE", "amount": 225000.5, "per": "YEAR", "from": "2027/28", "to": null}]},
          {"number": 2, "verb": "APPROVE", "kind": "CONTRACT_CHANGE", "text": "Approve the change.",
           "contract": {"route": "EXISTING_CONTRACT", "framework": "G-Cloud", "frameworkLetOn": "2020-01-01",
                        "suppliers": ["A Ltd", "B Ltd"], "value": 1630000, "optionsValue": 0,
                        "starts": "2024-07-01", "ends": "2029-06-30", "termMonths": 60, "optionMonths": 0,
                        "originalValue": 900000, "currentValue": 950000, "changeValue": 200000.01,
                        "changeMonths": 6, "foreseen": false,
                        "earlierChanges": [{"reference": "PCD 1", "value": 50000, "months": 3}],
                        "endedOn": null, "approvedValue": 820000, "approvedIn": "PCD 749",
                        "tolerancePercent": 7.5},
           "delegate": {"role": "COMMERCIAL_DIRECTOR", "body": "MPS_STAFF", "ceiling": 25000000,
                        "tolerancePercent": 10}},
          {"number": 3, "verb": "APPROVE", "kind": "GRANT", "direction": "IN", "text": "Accept the grant."}
        ],
        "sections": {"introduction": "Why.", "issues": "What.", "financial": "How much.", "legal": "Lawful.",
                     "commercial": "From whom.", "dataProtection": "No data.", "equality": "No impact.",
                     "background": "None."},
        "commercialRoute": "FRAMEWORK_COMPETITION",
        "funding": [{"source": "Capital plan", "type": "CAPITAL", "amount": 1980000, "approved": true}],
        "screening": {"dataProtection": "NOT_REQUIRED", "equality": "NO_IMPACT"},
        "urgent": {"reason": "The contract ends.", "by": "2020-03-01"},
        "gates": [{"due": "2020-03-31", "what": "Full business case"}],
        "answers": [{"code": "RETROSPECTIVE", "at": "/heads/1/contract/starts", "text": "Because."}],
        "partTwo": {"grounds": ["COMMERCIAL_SENSITIVITY"], "text": "The price.",
                    "values": [{"head": 3, "value": 731246}]}
      }
      """;

  private Papers() {}

  static ObjectNode full() {
    return tree(FULL);
  }

  static ObjectNode tree(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The full paper with one value put in, as JSON text so that it can be anything that JSON can say. */
  static ObjectNode with(String pointer, String json) {
    return with(full(), pointer, json);
  }

  static ObjectNode with(ObjectNode paper, String pointer, String json) {
    try {
      JsonNode value = MAPPER.readTree(json);
      JsonPointer at = JsonPointer.compile(pointer);
      JsonNode owner = paper.at(at.head());
      if (owner instanceof ArrayNode array) {
        int index = at.last().getMatchingIndex();
        if (index == array.size()) {
          array.add(value);
        } else {
          array.set(index, value);
        }
      } else {
        ((ObjectNode) owner).set(at.last().getMatchingProperty(), value);
      }
      return paper;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode without(String pointer) {
    ObjectNode paper = full();
    JsonPointer at = JsonPointer.compile(pointer);
    ((ObjectNode) paper.at(at.head())).remove(at.last().getMatchingProperty());
    return paper;
  }
}
