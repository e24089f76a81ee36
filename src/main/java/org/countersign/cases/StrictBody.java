package org.countersign.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;

/** Reads the body of a small request so that nothing of it is lost: an unknown or doubled field is refused by its pointer. */
final class StrictBody {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
          DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StrictBody() {}

  /**
   * @param body null where nothing was sent
   * @param title what it is not, where it cannot be read
   * @throws Faulty that names the place
   */
  static <T> T read(byte[] body, Class<T> type, String title) {
    if (body == null || body.length == 0) {
      throw new Faulty(title, List.of(new Fault("", "Nothing was sent.")));
    }
    try {
      T read = JSON.readValue(body, type);
      if (read == null) {
        throw new Faulty(title, List.of(new Fault("", "Nothing was sent.")));
      }
      return read;
    } catch (UnrecognizedPropertyException unknown) {
      throw new Faulty(title, List.of(new Fault(pointer(unknown), "There is no such field.")));
    } catch (JsonMappingException mistyped) {
      throw new Faulty(title, List.of(new Fault(pointer(mistyped), "This is not a value that belongs here.")));
    } catch (JsonProcessingException notJson) {
      throw new Faulty(title, List.of(new Fault("", "What was sent is not JSON of one meaning.")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pointer(JsonMappingException fault) {
    return fault.getPath().stream().map(StrictBody::step).collect(Collectors.joining());
  }

  private static String step(Reference step) {
    return "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName().replace("~", "~0").replace("/", "~1"));
  }
}
