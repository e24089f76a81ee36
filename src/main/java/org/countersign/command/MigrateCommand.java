package org.countersign.command;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.schema.Migration;
import org.countersign.schema.UnfitDatabase;

/** {@code migrate}: makes or migrates the tables on PostgreSQL as their owner. The environment says where, and who that is. */
public final class MigrateCommand {

  public static final String NAME = "migrate";

  private static final String USAGE = """
      Usage: java -jar countersign.jar migrate
        SPRING_DATASOURCE_URL                           jdbc:postgresql://…: where the tables are
        SPRING_DATASOURCE_USERNAME                      the program's role, which is granted what it needs
        SPRING_FLYWAY_USER, SPRING_FLYWAY_PASSWORD      the owner of the tables""";

  private static final int MIGRATED = 0;
  private static final int NOT_MIGRATED = 1;
  private static final int MISCALLED = 2;

  private final PrintStream out;

  /** @param out the terminal */
  public MigrateCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * @param arguments none, or settings as Spring Boot takes them
   * @return the exit code: 0 if the tables are those of this release, 1 if not, 2 if it was called wrongly
   */
  public int run(List<String> arguments) {
    if (!arguments.stream().allMatch(argument -> argument.startsWith("--") && argument.contains("="))) {
      out.println(USAGE);
      return MISCALLED;
    }
    try {
      // What went wrong is told below, in words.
      Stream<String> quiet = Stream.of("--logging.level.org.springframework=off");
      out.println(Migration.run(Stream.concat(arguments.stream(), quiet).toArray(String[]::new)));
      return MIGRATED;
    } catch (UnfitDatabase unfit) {
      out.println(unfit.getMessage());
    } catch (RuntimeException broken) {
      out.println("The database could not be migrated: " + rootOf(broken).getMessage());
    }
    return NOT_MIGRATED;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
