package org.countersign.schema;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.ValidateResult;
import org.springframework.core.NestedExceptionUtils;

/** The migrations that the database has, held against those of this release. */
final class Migrations {

  static final String DO_MIGRATE = "Let the owner of the tables migrate: java -jar countersign.jar migrate";

  private final Flyway flyway;

  Migrations(Flyway flyway) {
    this.flyway = flyway;
  }

  /** @throws UnfitDatabase unless the database has each of them, as it is in this release, and no other */
  void requireExactlyThese() {
    try {
      List<MigrationInfo> all = requireNoStrange();
      requireNone(all, state -> !state.isApplied(), "The database lacks migration %s of this release. " + DO_MIGRATE);
      ValidateResult compared = flyway.validateWithResult();
      if (!compared.validationSuccessful) {
        throw new UnfitDatabase("The database was made by other migrations than those of this release: "
            + compared.invalidMigrations.stream().map(invalid -> invalid.version + " (" + invalid.description + ")")
                .collect(Collectors.joining(", ")) + " differ.", null);
      }
    } catch (FlywayException unreadable) {
      throw new UnfitDatabase("The program cannot read which migrations the database has (%s). If none were made yet: ".formatted(
          NestedExceptionUtils.getMostSpecificCause(unreadable).getMessage()) + DO_MIGRATE, unreadable);
    }
  }

  /** @throws UnfitDatabase if one failed, or is not of this release */
  List<MigrationInfo> requireNoStrange() {
    List<MigrationInfo> all = Arrays.asList(flyway.info().all());
    requireNone(all, MigrationState::isFailed, "Migration %s failed in this database, which is neither the old nor the new one"
        + " now. Restore it from its backup and migrate again.");
    requireNone(all, Migrations::isForeign, "The database has migration %s, which this release does not know: it belongs to"
        + " a later release, or to another program. Start that release, or restore the database as it was before.");
    return all;
  }

  /** Applied by a release that had it, where this one has not. */
  private static boolean isForeign(MigrationState state) {
    return state.isApplied() && !state.isResolved();
  }

  private static void requireNone(List<MigrationInfo> all, Predicate<MigrationState> unfit, String because) {
    String versions = all.stream().filter(migration -> unfit.test(migration.getState()))
        .map(migration -> String.valueOf(migration.getVersion())).collect(Collectors.joining(", "));
    if (!versions.isEmpty()) {
      throw new UnfitDatabase(because.formatted(versions), null);
    }
  }
}
