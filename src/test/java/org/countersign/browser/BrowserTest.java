package org.countersign.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.program.ProgramTest;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The running program in a real browser: the Chromium of the machine. Without one these tests are skipped, and say
 * so; in CI they must run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ProgramTest
@ExtendWith(Chromium.class)
public @interface BrowserTest {}
