package org.countersign.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a signature can vouch for. Each part of a case file has a hash of its own. */
public enum Part {
  /** The heads with their costs, contracts and delegates, Part 2 and the stated total. */
  @JsonProperty("terms") TERMS("terms"),
  @JsonProperty("summary") SUMMARY("summary"),
  @JsonProperty("introduction") INTRODUCTION("introduction"),
  @JsonProperty("issues") ISSUES("issues"),
  @JsonProperty("financial") FINANCIAL("financial"),
  @JsonProperty("legal") LEGAL("legal"),
  @JsonProperty("commercial") COMMERCIAL("commercial"),
  @JsonProperty("dataProtection") DATA_PROTECTION("dataProtection"),
  @JsonProperty("equality") EQUALITY("equality"),
  @JsonProperty("background") BACKGROUND("background"),
  /** The originator's answers to findings. */
  @JsonProperty("answers") ANSWERS("answers"),
  /** The documents: their titles, their parts and the hashes of their bytes. */
  @JsonProperty("documents") DOCUMENTS("documents");

  private final String key;

  Part(String key) {
    this.key = key;
  }

  /** Its name in the record, as in the case file: {@code dataProtection}. */
  public String key() {
    return key;
  }
}
