package dev.rivulet.stream;

import dev.rivulet.local.testing.RealServers;
import dev.rivulet.local.testing.TokenKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The service as it is deployed, with a real broker. */
@QuarkusTest
@WithTestResource(TokenKeys.class)
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "servers", value = "kafka"))
@WithTestResource(OwnStateDirectory.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RunningStreamService {}
