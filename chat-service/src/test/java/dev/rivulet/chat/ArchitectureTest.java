package dev.rivulet.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rivulet.chat", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("dev.rivulet.chat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoOtherServiceAndNoStoreButItsOwn = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rivulet.auth..",
                    "dev.rivulet.aggregator..",
                    "dev.rivulet.consumer..",
                    "dev.rivulet.local..",
                    "org.postgresql..",
                    "org.hibernate..",
                    "com.google.cloud..");
}
