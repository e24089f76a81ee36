package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileReaderTest {

  private final CaseFileReader reader = new CaseFileReader();

  static Stream<Path> papers() throws IOException {
    return Files.list(Path.of("src/test/resources/cases")).filter(p -> p.toString().endsWith(".json")).sorted();
  }

  @ParameterizedTest
  @MethodSource("papers")
  void published_papers_are_read_and_written_back(Path paper) throws IOException {
    CaseFile file = reader.read(Papers.MAPPER.readTree(Files.readString(paper)).path("case"));

    assertThat(file.heads()).isNotEmpty();
    assertThat(reader.read(CanonicalJson.of(file))).isEqualTo(file);
  }

  @Test
  void every_field_is_read() {
    CaseFile file = reader.read(Papers.full().toString());

    assertThat(file).hasNoNullFieldsOrProperties();
    assertThat(file.heads().get(0).costs().get(1)).isEqualTo(new CaseFile.Cost(CaseFile.Cost.Type.REVENUE,
        Money.of("225000.50"), CaseFile.Cost.Per.YEAR, new FinancialYear(2027), null));
    CaseFile.Contract contract = file.heads().get(1).contract();
    assertThat(contract).hasNoNullFieldsOrPropertiesExcept("endedOn");
    assertThat(contract.ends()).isEqualTo(LocalDate.of(2029, 6, 30));
    assertThat(contract.tolerancePercent()).isEqualTo(new BigDecimal("7.5"));
    assertThat(file.partTwoValueOf(file.heads().get(2))).contains(Money.of("731246"));
    assertThat(reader.read(CanonicalJson.of(file))).isEqualTo(file);
  }

  /** What other parts of the program write with a mapper of their own can be read again, too. */
  @Test
  void a_file_written_by_any_mapper_is_read_again() throws IOException {
    CaseFile file = reader.read(Papers.full());

    JsonNode written = Papers.MAPPER.copy().findAndRegisterModules()
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).valueToTree(file);

    assertThat(written.at("/heads/0/costs/0").has("openEnded")).isFalse();
    assertThat(reader.read(written)).isEqualTo(file);
  }

  @Test
  void what_is_not_needed_may_be_null_or_left_out() {
    String needed = """
        {"title": "T", "stage": "SOC", "originatingUnit": "U", "originatingBody": "MOPAC", "marking": "SECRET",
         "summary": "S", "heads": [{"number": 1, "verb": "NOTE", "kind": "OTHER", "text": "Note."}],
         "sections": {"introduction": "1", "issues": "2", "financial": "3", "legal": "4", "commercial": "5",
                      "dataProtection": "6", "equality": "7"},
         "screening": {"dataProtection": "DONE", "equality": "ASSESSED"}}
        """;
    ObjectNode nulls = Papers.tree(needed);
    List.of("reference", "programme", "statedTotal", "citedParagraphs", "novelOrContentious", "procurement",
        "commercialRoute", "funding", "urgent", "gates", "answers", "partTwo").forEach(nulls::putNull);
    List.of("direction", "costs", "contract", "delegate").forEach(((ObjectNode) nulls.at("/heads/0"))::putNull);
    ((ObjectNode) nulls.get("sections")).putNull("background");

    CaseFile file = reader.read(needed);

    assertThat(file.funding()).isEmpty();
    assertThat(file.novelOrContentious()).isFalse();
    assertThat(reader.read(nulls)).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "/title", "/stage", "/originatingUnit", "/originatingBody", "/marking", "/summary", "/heads", "/sections",
      "/screening", "/sections/introduction", "/sections/issues", "/sections/financial", "/sections/legal",
      "/sections/commercial", "/sections/dataProtection", "/sections/equality", "/screening/dataProtection",
      "/screening/equality", "/heads/0/number", "/heads/0/verb", "/heads/0/kind", "/heads/0/text",
      "/heads/0/costs/0/type", "/heads/0/costs/0/amount", "/heads/0/costs/0/per", "/heads/0/costs/0/from",
      "/heads/1/delegate/body", "/heads/2/direction", "/partTwo/values/0/head", "/partTwo/values/0/value",
      "/funding/0/approved", "/urgent/reason", "/gates/0/due", "/answers/0/text"})
  void what_is_needed_is_required_and_null_is_none(String pointer) {
    Fault missing = new Fault(pointer, pointer.substring(pointer.lastIndexOf('/') + 1) + " is required.");

    assertThat(faultsOf(Papers.without(pointer).toString())).containsExactly(missing);
    assertThat(faultsOf(Papers.with(pointer, "null").toString())).containsExactly(missing);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /titel                       | "x"          | "titel" is not a field of a case file; did you mean "title"?
      /heads/0/Kind                | "OTHER"      | "Kind" is not a field of a head; did you mean "kind"?
      /heads/0/costs/0/ammount     | 5            | "ammount" is not a field of a cost line; did you mean "amount"?
      /heads/1/contract/optionValue| 5            | "optionValue" is not a field of a contract; did you mean "optionsValue"?
      /a~1b~0c                     | 5            | "a/b~c" is not a field of a case file.
      /title                       | "  "         | title must not be blank.
      /title                       | 5            | title must be text, not a number.
      /sections/legal              | "\\n\\t"       | legal must not be blank.
      /stage                       | "BCJ"        | stage must be one of SOC, OBC, FBC, BJC, CHANGE, AWARD, OTHER, not "BCJ".
      /stage                       | 7            | stage must be text, not a number.
      /marking                     | "TOP_SECRET" | marking must be one of OFFICIAL, OFFICIAL_SENSITIVE, SECRET, not "TOP_SECRET".
      /commercialRoute             | "open"       | commercialRoute must be one of OPEN, RESTRICTED, FRAMEWORK_COMPETITION, FRAMEWORK_DIRECT_AWARD, DIRECT_AWARD, SINGLE_TENDER, COLLABORATION, EXISTING_CONTRACT, UNDECIDED, not "open".
      /novelOrContentious          | "false"      | novelOrContentious must be true or false, not text.
      /statedTotal                 | "1980000"    | statedTotal must be a number, not text.
      /statedTotal                 | -0.01        | statedTotal must not be negative, not -0.01.
      /statedTotal                 | 1000000000000.01 | statedTotal must be at most 1,000,000,000,000, not 1000000000000.01.
      /heads/0/costs/1/amount      | 1.005        | amount must have at most two decimals, not 1.005.
      /heads/0/costs/1/amount      | 1e-3         | amount must have at most two decimals, not 0.001.
      /heads/0/costs/1/amount      | 1e999999999  | amount is a number of absurd size.
      /heads/0/costs/1/amount      | 1e-999999999 | amount is a number of absurd size.
      /heads/0/costs/1/amount      | 1e99999999999| amount is a number of absurd size.
      /heads/0/costs/1/amount      | -1e400       | amount is a number of absurd size.
      /heads/0/costs/1/amount      | true         | amount must be a number, not true or false.
      /heads/1/contract/changeValue| -5           | changeValue must not be negative, not -5.
      /heads/0/costs               | {}           | costs must be a list, not an object.
      /heads/0/costs/0/per         | "MONTH"      | per must be one of ONCE, YEAR, not "MONTH".
      /heads/0/costs/0/from        | "2024/26"    | "2024/26" names two years that do not follow each other, as in 2024/25.
      /heads/0/costs/0/from        | "2024-25"    | from must be a financial year such as 2024/25, not "2024-25".
      /heads/0/costs/0/from        | "1066/67"    | from must be a financial year such as 2024/25, not "1066/67".
      /heads/0/costs/0/to          | "2023/24"    | to must not lie before from, which is 2024/25, but is 2023/24.
      /heads/0/number              | 0            | number must be at least 1, not 0.
      /heads/0/number              | 1.5          | number must be a whole number, not 1.5.
      /heads/0/number              | 99999999999  | number must be at most 9,999, not 99999999999.
      /heads/1/number              | 1            | Head 1 is numbered twice; another head before it has this number.
      /heads                       | []           | heads must have at least one entry.
      /heads/0                     | "APPROVE"    | Entry 1 of heads must be an object, not text.
      /heads/0                     | null         | Entry 1 of heads is required.
      /heads/1/contract/ends       | "2024-06-30" | ends must not lie before starts, which is 2024-07-01, but is 2024-06-30.
      /heads/1/contract/starts     | "2023-02-29" | starts must be a day such as 2024-06-30, not "2023-02-29".
      /heads/1/contract/starts     | "01/07/2024" | starts must be a day such as 2024-06-30, not "01/07/2024".
      /heads/1/contract/termMonths | -1           | termMonths must not be negative, not -1.
      /heads/1/contract/termMonths | 1e9          | termMonths must be at most 1,200, not 1000000000.
      /heads/1/contract/tolerancePercent | 1000.5 | tolerancePercent must be at most 1,000, not 1000.5.
      /heads/1/contract/suppliers/1| " "          | Entry 2 of suppliers must not be blank.
      /heads/1/contract/earlierChanges/0 | {"reference": "PCD 1"} | An earlier change must have a value, months or both.
      /heads/1/delegate/body       | "CONSTABLE"  | body must be one of MOPAC, MPS_STAFF, MPS_CONSTABLE, OTHER_FORCE, OTHER_COMMISSIONER, COMMON_COUNCIL, MAYOR, not "CONSTABLE".
      /citedParagraphs/0           | 4.8          | Entry 1 of citedParagraphs must be text, not a number.
      /partTwo                     | []           | partTwo must be an object, not a list.
      /partTwo/grounds/0           | "SHAME"      | Entry 1 of grounds must be one of PERSONAL_DATA, CONFIDENTIALITY, COMMERCIAL_SENSITIVITY, LEGAL_PRIVILEGE, LAW_ENFORCEMENT.
      /partTwo/values/0/value      | 731246.123   | value must have at most two decimals.
      /partTwo/values/0/head       | 4            | head must be the number of a head of the paper; there is no head 4.
      /summary                     | "a\\u0000b"   | summary holds a control character or half a character.
      /summary                     | "\\ud83d"     | summary holds a control character or half a character.
      """, quoteCharacter = '\u0001')
  void a_fault_is_told_where_it_is_and_says_what_is_wanted(String pointer, String json, String detail) {
    assertThat(faultsOf(withRaw(pointer, json))).containsExactly(new Fault(pointer, detail));
  }

  /** A regular expression's end of text may come before a last line end. */
  @Test
  void a_line_end_after_a_date_is_a_fault() {
    assertThat(faultsOf(withRaw("/heads/0/costs/0/from", "\"2024/25\\n\""))).containsExactly(new Fault(
        "/heads/0/costs/0/from", "from must be a financial year such as 2024/25, not \"2024/25 \"."));
    assertThat(faultsOf(withRaw("/heads/1/contract/starts", "\"2024-06-30\\n\""))).containsExactly(new Fault(
        "/heads/1/contract/starts", "starts must be a day such as 2024-06-30, not \"2024-06-30 \"."));
  }

  @Test
  void a_head_named_twice_in_part_two_is_a_fault() {
    assertThat(faultsOf(Papers.with("/partTwo/values/1", "{\"head\": 3, \"value\": 1}").toString()))
        .containsExactly(new Fault("/partTwo/values/1/head", "Head 3 is given a value twice."));
  }

  @Test
  void texts_have_an_end() {
    assertThat(faultsOf(Papers.with("/title", "\"" + "x".repeat(501) + "\"").toString()))
        .containsExactly(new Fault("/title", "title must be no longer than 500 characters."));
    assertThat(faultsOf(Papers.with("/sections/legal", "\"" + "x".repeat(100_001) + "\"").toString()))
        .containsExactly(new Fault("/sections/legal", "legal must be no longer than 100,000 characters."));
    assertThat(faultsOf(" ".repeat(5_000_000))).extracting(Fault::pointer).containsExactly("");
  }

  @Test
  void every_fault_is_told_at_once() {
    ObjectNode paper = Papers.without("/title");
    Papers.with(paper, "/stage", "\"X\"");
    Papers.with(paper, "/heads/1/number", "1");
    Papers.with(paper, "/heads/0/costs/0/amount", "-1.005");
    Papers.with(paper, "/heads/0/costs/1/to", "\"2020/21\"");
    Papers.with(paper, "/heads/1/contract/ends", "\"2020-01-01\"");
    Papers.with(paper, "/sections/lega", "\"x\"");
    Papers.with(paper, "/partTwo/values/0/head", "9");

    assertThat(faultsOf(paper.toString())).extracting(Fault::pointer).containsExactlyInAnyOrder(
        "/title", "/stage", "/heads/1/number", "/heads/0/costs/0/amount", "/heads/0/costs/0/amount",
        "/heads/0/costs/1/to", "/heads/1/contract/ends", "/sections/lega", "/partTwo/values/0/head");
  }

  @Test
  void a_part_two_never_gets_into_a_message() {
    ObjectNode paper = Papers.with("/partTwo/values/0/value", "-987654321");
    Papers.with(paper, "/partTwo/text", "{\"price\": 987654321}");

    MalformedCaseFile malformed = malformed(paper.toString());

    assertThat(malformed.faults()).hasSize(2);
    assertThat(malformed.getMessage()).doesNotContain("987654321");
  }

  @Test
  void more_faults_than_anyone_reads_are_counted() {
    ObjectNode paper = Papers.full();
    for (int i = 0; i < 5000; i++) {
      paper.put("unknown" + i, i);
    }

    List<Fault> faults = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> faultsOf(paper.toString()));

    assertThat(faults).hasSize(CaseFileReader.MOST_FAULTS + 1).last()
        .isEqualTo(new Fault("", "There are 4800 more faults."));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
      {"title": "T"                | *      | ends too early
      {"title": "T",}              | *      | cannot be read
      {"title": }                  | *      | cannot be read
      {"statedTotal": NaN}         | *      | not numbers that JSON knows
      {"statedTotal": -Infinity}   | *      | not numbers that JSON knows
      {"statedTotal": 01}          | *      | cannot be read
      {title: "T"}                 | *      | cannot be read
      {'title': 'T'}               | *      | cannot be read
      // no comments               | *      | cannot be read
      {} {}                        |        | More follows after the end
      {}]                          | *      |
      []                           |        | The case file must be an object, not a list.
      "text"                       |        | The case file must be an object, not text.
      null                         |        | The case file must be an object, not null.
      5                            |        | The case file must be an object, not a number.
      1e999999999                  |        | The case file is a number of absurd size.
      """)
  void what_is_no_json_object_is_a_fault(String json, String pointer, String telling) {
    Fault fault = faultsOf(json).get(0);

    assertThat(fault.detail()).contains(telling == null ? "" : telling);
    if (!"*".equals(pointer)) {
      assertThat(fault.pointer()).isEmpty();
    }
  }

  @Test
  void nothing_at_all_is_a_fault() {
    assertThat(faultsOf("")).containsExactly(new Fault("", "Nothing was sent; a case file is required."));
    assertThat(catchThrowableOfType(MalformedCaseFile.class, () -> reader.read(MissingNode.getInstance())).faults())
        .hasSize(1);
    assertThat(catchThrowableOfType(MalformedCaseFile.class, () -> reader.read((JsonNode) null)).faults()).hasSize(1);
  }

  @Test
  void a_field_given_twice_is_a_fault() {
    String paper = Papers.full().toString();
    String twice = paper.replace("\"type\":\"REVENUE\"", "\"type\":\"REVENUE\",\"type\":\"CAPITAL\"");

    assertThat(faultsOf(twice)).containsExactly(new Fault("/heads/0/costs/1/type", "type is given twice."));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 900, 100_000})
  void deep_nesting_is_a_fault(int depth) {
    String deep = withRaw("/programme", "[".repeat(depth) + "]".repeat(depth));

    assertThat(faultsOf(deep)).isNotEmpty().allSatisfy(f -> assertThat(f.pointer()).startsWith("/programme"));
    assertThat(faultsOf("[".repeat(depth))).isNotEmpty();
  }

  @Test
  void absurd_numbers_cost_no_time() {
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      for (String number : List.of("1e999999999", "-9e2147483647", "1e-2147483647", "9".repeat(900_000))) {
        for (String at : List.of("/statedTotal", "/heads/0/number", "/heads/1/contract/termMonths", "/title", "/x")) {
          assertThat(faultsOf(withRaw(at, number))).isNotEmpty();
        }
      }
      assertThat(reader.read(withRaw("/statedTotal", "0e999999999")).statedTotal()).isEqualTo(Money.ZERO);
    });
  }

  @Test
  void a_tree_in_memory_can_hold_what_json_cannot() {
    ObjectNode paper = Papers.full();
    paper.set("statedTotal", DoubleNode.valueOf(Double.NaN));
    paper.set("programme", new POJONode(new Object()));

    assertThat(catchThrowableOfType(MalformedCaseFile.class, () -> reader.read(paper)).faults())
        .extracting(Fault::pointer).containsExactlyInAnyOrder("/statedTotal", "/programme");
    assertThat(reader.read(Papers.full().set("statedTotal", DoubleNode.valueOf(0.29))).statedTotal())
        .isEqualTo(Money.of("0.29"));
  }

  @Test
  void bytes_are_utf_8() {
    byte[] json = Papers.with("/title", "\"Größe 🚓\"").toString().getBytes(StandardCharsets.UTF_8);

    assertThat(reader.read(json).title()).isEqualTo("Größe 🚓");
    assertThat(reader.read("\uFEFF" + Papers.full())).isEqualTo(reader.read(Papers.full()));
    byte[] latin = Papers.with("/title", "\"Größe\"").toString().getBytes(StandardCharsets.ISO_8859_1);
    assertThat(catchThrowableOfType(MalformedCaseFile.class, () -> reader.read(latin)).faults())
        .containsExactly(new Fault("", "What was sent is not text in UTF-8."));
  }

  @Test
  void an_amount_is_the_same_however_it_is_written() {
    for (String written : List.of("6700000", "6700000.00", "6.7e6", "670000000E-2")) {
      assertThat(reader.read(withRaw("/statedTotal", written)).statedTotal()).isEqualTo(Money.of("6700000"));
    }
    assertThat(reader.read(withRaw("/statedTotal", "1000000000000")).statedTotal()).hasToString("£1,000,000,000,000");
    assertThat(reader.read(withRaw("/statedTotal", "-0.0")).statedTotal()).isEqualTo(Money.ZERO);
    assertThat(reader.read(withRaw("/heads/0/number", "1.0"))).isEqualTo(reader.read(Papers.full()));
  }

  @Test
  void the_schema_is_published() throws IOException {
    assertThat(Papers.MAPPER.readTree(reader.schema()).path("properties").size())
        .isEqualTo(CaseFile.class.getRecordComponents().length);
  }

  /** With a value that need not survive a JSON library: the text is put in as it is. */
  private static String withRaw(String pointer, String json) {
    return Papers.with(pointer, "\"@raw@\"").toString().replace("\"@raw@\"", json);
  }

  private List<Fault> faultsOf(String json) {
    return malformed(json).faults();
  }

  private MalformedCaseFile malformed(String json) {
    MalformedCaseFile malformed = catchThrowableOfType(MalformedCaseFile.class, () -> reader.read(json));
    assertThat(malformed).as("no fault found in " + json.substring(0, Math.min(2000, json.length()))).isNotNull();
    return malformed;
  }
}
