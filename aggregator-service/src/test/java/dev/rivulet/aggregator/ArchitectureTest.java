package dev.rivulet.aggregator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rivulet.aggregator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoOtherServiceAndNoStoreAtAll = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rivulet.auth..",
                    "dev.rivulet.chat..",
                    "dev.rivulet.consumer..",
                    "dev.rivulet.local..",
                    "java.sql..",
                    "com.datastax..",
                    "com.google.cloud..");

    @ArchTest
    static final ArchRule ingestKnowsNothingOfMessages = noClasses()
            .that()
            .resideInAPackage("..ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..window..", "..record..", "..route..", "dev.rivulet.events..");
}
