package dev.rivulet.chat;

import dev.rivulet.local.testing.RealServers;
import dev.rivulet.local.testing.TokenKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs a test against the whole service with real Cassandra and Kafka, and keys that sign for auth-service. */
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "servers", value = "cassandra,kafka"))
@WithTestResource(TokenKeys.class)
@WithTestResource(NoLimits.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunningChatService {}
