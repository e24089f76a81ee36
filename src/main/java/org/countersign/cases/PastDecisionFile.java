package org.countersign.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;

/** A file of past decisions, read row by row: never more of it is held than one row. In UTF-8, a mark of it before allowed. */
final class PastDecisionFile implements Closeable {

  private static final String NO_SUCH_FILE = "This is not a file of past decisions";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** How a file is written. */
  enum Format { CSV, JSON }

  /**
   * One row.
   *
   * @param number counted from 1, the line of names apart
   * @param fields by name: what has no value is not there
   * @param fault in its form, told where it cannot be judged by its fields; null where there is none
   */
  record Row(int number, Map<String, List<String>> fields, String fault) {}

  /** The file cannot be read on from here. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private interface Rows {
    /** @return null after the last */
    Row next(int number) throws IOException;
  }

  private final Reader text;
  private final Rows rows;
  private int read;

  private PastDecisionFile(Reader text, Rows rows) {
    this.text = text;
    this.rows = rows;
  }

  /** @throws Faulty if it is none, by its beginning */
  static PastDecisionFile open(Path file, Format format) throws IOException {
    BufferedReader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
    try {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      return new PastDecisionFile(text, format == Format.CSV ? csv(text) : json(text));
    } catch (CharacterCodingException notText) {
      text.close();
      throw none("", "What was sent is not text in UTF-8.");
    } catch (JsonProcessingException malformed) {
      text.close();
      throw none("", "Its beginning cannot be read as " + format + ".");
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  Optional<Row> next() throws Unreadable {
    try {
      Row row = rows.next(read + 1);
      if (row != null) {
        read++;
      }
      return Optional.ofNullable(row);
    } catch (CharacterCodingException notText) {
      throw new Unreadable("After row " + read + " the file is not text in UTF-8.");
    } catch (IOException | RuntimeException malformed) {
      throw new Unreadable("After row " + read + " the file cannot be read: a quotation mark, a comma or a brace is amiss.");
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static Faulty none(String pointer, String detail) {
    return new Faulty(NO_SUCH_FILE, List.of(new Fault(pointer, detail)));
  }

  private static Rows csv(Reader text) throws IOException {
    MappingIterator<List<String>> lines = CsvMapper.builder()
        .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES, CsvParser.Feature.TRIM_SPACES).build()
        .readerForListOf(String.class).readValues(text);
    if (!lines.hasNextValue()) {
      throw none("", "Nothing was sent.");
    }
    List<String> names = lines.nextValue().stream().map(String::strip).toList();
    List<Fault> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    names.forEach(name -> {
      if (!PastDecisionRow.FIELDS.contains(name)) {
        faults.add(new Fault("/" + name, "There is no such column."));
      } else if (!seen.add(name)) {
        faults.add(new Fault("/" + name, "This column is there twice."));
      }
    });
    PastDecisionRow.NEEDED.stream().filter(name -> !names.contains(name))
        .forEach(name -> faults.add(new Fault("/" + name, "This column is required.")));
    if (!faults.isEmpty()) {
      throw new Faulty(NO_SUCH_FILE, faults);
    }
    return number -> lines.hasNextValue() ? row(number, names, lines.nextValue()) : null;
  }

  private static Row row(int number, List<String> names, List<String> cells) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
      String cell = cells.get(i) == null ? "" : cells.get(i).strip();
      put(fields, names.get(i), PastDecisionRow.LISTS.contains(names.get(i)) ? Arrays.asList(cell.split(";")) : List.of(cell));
    }
    return new Row(number, fields, cells.size() > names.size() ? "It has more cells than there are columns." : null);
  }

  private static Rows json(Reader text) throws IOException {
    JsonParser parser = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build().createParser(text);
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw none("", "A list of decisions is required.");
    }
    return number -> switch (parser.nextToken()) {
      case START_OBJECT -> row(number, parser.readValueAsTree());
      case END_ARRAY -> null;
      default -> throw new IOException("no object");
    };
  }

  private static Row row(int number, JsonNode object) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    object.fields().forEachRemaining(field -> {
      JsonNode value = field.getValue();
      boolean isList = PastDecisionRow.LISTS.contains(field.getKey());
      if (!PastDecisionRow.FIELDS.contains(field.getKey())) {
        faults.add("There is no field " + field.getKey() + ".");
      } else if (isList && value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual)) {
        List<String> values = new ArrayList<>();
        value.forEach(one -> values.add(one.textValue()));
        put(fields, field.getKey(), values);
      } else if (value.isTextual() || value.isNumber()) {
        String one = value.isNumber() ? value.decimalValue().toPlainString() : value.textValue();
        put(fields, field.getKey(), isList ? Arrays.asList(one.split(";")) : List.of(one));
      } else if (!value.isNull()) {
        faults.add(field.getKey() + " holds what does not belong there.");
      }
    });
    return new Row(number, fields, faults.isEmpty() ? null : String.join(" ", faults));
  }

  private static void put(Map<String, List<String>> fields, String name, List<String> values) {
    List<String> filled = values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
    if (!filled.isEmpty()) {
      fields.put(name, filled);
    }
  }
}
