package org.countersign.program;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole program, on a port of its own, with the demonstration's accounts: one for all tests that carry
 * this, so that it is started once: two engines in one process would answer for each other. Real transactions; nothing
 * is rolled back. On H2 in memory or, with {@code -Dtest.database=postgres}, on a real PostgreSQL.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
        "spring.datasource.url=jdbc:h2:mem:program;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
        "countersign.demonstration=accounts",
        // Rounds are made by the tests alone.
        "countersign.mail.digest-every=30d", "countersign.mail.keep-for=60d",
        "countersign.seal.demonstration-store=target/program-seal-${test.fork:1}.p12"
    })
@ActiveProfiles(resolver = TestPostgres.Profile.class)
@Import({Http.class, CaseWalk.class, Adversary.class, Standing.class, People.class, AheadClock.class})
@ContextConfiguration(initializers = {MailServer.class, TestPostgres.Instead.class})
public @interface ProgramTest {}
