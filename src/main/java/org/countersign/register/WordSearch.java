package org.countersign.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** How each database looks for words: PostgreSQL by its text search and an index, any other in the text itself, row by row. */
@Component
class WordSearch {

  private final boolean hasTextSearch;

  WordSearch(DataSource database) {
    try {
      String product = JdbcUtils.extractDatabaseMetaData(database, metaData -> metaData.getDatabaseProductName());
      hasTextSearch = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }

  /** The column of the words: each stands between blanks. */
  static String column(Set<String> words) {
    return " " + String.join(" ", words) + " ";
  }

  /** The condition under which a row has all the words; what it needs is put to the parameters. */
  String condition(Set<String> words, Map<String, Object> parameters) {
    if (hasTextSearch) {
      // Words are letters, digits, points, colons and underscores (SearchWords, RegisterEntries): none ends its quotation.
      parameters.put("words", words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & ")));
      return "found_by @@ CAST(:words AS tsquery)";
    }
    List<String> conditions = new ArrayList<>();
    words.forEach(word -> {
      String name = "word" + conditions.size();
      parameters.put(name, " " + word + " ");
      conditions.add("POSITION(:" + name + " IN words) > 0");
    });
    return String.join(" AND ", conditions);
  }
}
