package dev.rivulet.operations.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "new-secret-key",
        description = "Prints a new key for encrypting the secrets of second factors, as a JWK. Keep it secret.")
public final class NewSecretKeyCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(SecretKey.random().toJwk());
        return 0;
    }
}
