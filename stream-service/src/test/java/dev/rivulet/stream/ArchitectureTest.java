package dev.rivulet.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rivulet.stream", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoOtherServiceAndNoStore = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rivulet.auth..",
                    "dev.rivulet.chat..",
                    "dev.rivulet.aggregator..",
                    "dev.rivulet.consumer..",
                    "dev.rivulet.local..",
                    "java.sql..",
                    "com.datastax..",
                    "com.google..");

    @ArchTest
    static final ArchRule wordsArePlainJava = classes()
            .that()
            .resideInAPackage("..word..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.ibm.icu..", "dev.rivulet.stream.word..");

    @ArchTest
    static final ArchRule pipelinesKnowNothingOfQuarkus = noClasses()
            .that()
            .resideInAPackage("..stream.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..");
}
