package org.countersign.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.CollectionUtils;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/** What the next page is to say of what was sent: kept in the session as text, which any node and any release can read. */
@Component("flashMapManager")
class SaidOnce extends AbstractFlashMapManager {

  private static final String ATTRIBUTE = SaidOnce.class.getSimpleName();
  private static final TypeReference<List<Kept>> KEPT = new TypeReference<>() { };

  private final ObjectMapper json = new ObjectMapper();

  /** @param until in milliseconds, as Spring counts them */
  record Kept(Map<String, Object> words, String path, Map<String, List<String>> parameters, long until) {

    static Kept of(FlashMap said) {
      return new Kept(new LinkedHashMap<>(said), said.getTargetRequestPath(), said.getTargetRequestParams(),
          said.getExpirationTime());
    }

    FlashMap said() {
      FlashMap said = new FlashMap();
      said.putAll(words);
      said.setTargetRequestPath(path);
      said.addTargetRequestParams(CollectionUtils.toMultiValueMap(parameters));
      said.setExpirationTime(until);
      return said;
    }
  }

  @Override
  protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    try {
      return WebUtils.getSessionAttribute(request, ATTRIBUTE) instanceof String kept
          ? json.readValue(kept, KEPT).stream().map(Kept::said).collect(Collectors.toCollection(ArrayList::new)) : null;
    } catch (JsonProcessingException ofAnotherRelease) {
      return null;
    }
  }

  @Override
  protected void updateFlashMaps(List<FlashMap> said, HttpServletRequest request, HttpServletResponse response) {
    try {
      WebUtils.setSessionAttribute(request, ATTRIBUTE,
          said.isEmpty() ? null : json.writeValueAsString(said.stream().map(Kept::of).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("What a page says are words", e);
    }
  }

  @Override
  protected Object getFlashMapsMutex(HttpServletRequest request) {
    return WebUtils.getSessionMutex(request.getSession());
  }
}
