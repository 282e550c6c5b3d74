package dev.rivulet.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rivulet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The client knows the services by their documents, and brings a program nothing but Jackson. */
    @ArchTest
    static final ArchRule needsOnlyTheJdkAndJackson = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.rivulet.client..", "java..", "com.fasterxml.jackson..");
}
