package org.countersign.register;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /register.csv}: all that is found on the register, one line each, written as it is read. */
@RestController
class RegisterCsv {

  static final List<String> COLUMNS = List.of("number", "status", "title", "signedOn", "decidedBy", "kinds", "value", "caseReference", "address");

  private static final CsvMapper CSV = CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
  /** What a spreadsheet would take for a formula, blanks before it or not. */
  private static final Pattern FORMULA = Pattern.compile("[\\t\\r\\n]|[\\s\\p{Z}\\p{C}]*[-=+@－＝＋＠]");

  private final Register register;

  RegisterCsv(Register register) {
    this.register = register;
  }

  @GetMapping(Register.ADDRESS + ".csv")
  void all(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
    RegisterQuery query = RegisterQuery.read(parameters).understood();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("register.csv", StandardCharsets.US_ASCII).build().toString());
    CsvSchema schema = CsvSchema.builder().addColumns(COLUMNS, CsvSchema.ColumnType.STRING).build();
    try (SequenceWriter lines = CSV.writer(schema).writeValues(response.getWriter())) {
      lines.write(COLUMNS);
      register.all(query, entry -> write(lines, entry));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(SequenceWriter lines, RegisterEntry entry) {
    try {
      lines.write(Arrays.asList(entry.number() == null ? "" : entry.number().toString(), entry.origin().name(), harmless(entry.title()),
          entry.decidedOn().toString(), entry.decidedBy().name(), entry.kinds().stream().map(Enum::name).collect(Collectors.joining(";")),
          entry.worth() == null ? "" : entry.worth().pounds().toPlainString(), entry.isImported() ? "" : entry.reference(), entry.address()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A quotation mark before it makes a formula a text, in every spreadsheet. */
  static String harmless(String cell) {
    return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
  }
}
