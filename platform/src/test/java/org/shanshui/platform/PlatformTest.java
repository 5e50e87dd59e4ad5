package org.shanshui.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.shanshui.platform.database.FreshDatabase;
import org.shanshui.platform.directory.LightHashing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole application, started once for all tests that say so; each class of them has a database
 * and a clock of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shanshui.data=target/test-data/${random.uuid}")
// Printing every request, in case its test fails, took longer than the requests.
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({MovableClock.class, LightHashing.class, JobsAtRest.class})
@TestExecutionListeners(
    listeners = FreshDatabase.class,
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface PlatformTest {}
