package dev.rivulet.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rivulet.consumer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoOtherServiceAndNoOtherStore = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rivulet.auth..",
                    "dev.rivulet.chat..",
                    "dev.rivulet.aggregator..",
                    "dev.rivulet.local..",
                    "java.sql..",
                    "com.datastax..");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksToFirestore = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google..", "io.grpc..");

    @ArchTest
    static final ArchRule documentIsPlainJava = classes()
            .that()
            .resideInAPackage("..document..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.rivulet.events..", "dev.rivulet.consumer.document..");
}
