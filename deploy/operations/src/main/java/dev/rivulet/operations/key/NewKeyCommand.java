package dev.rivulet.operations.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "new-key",
        description = "Prints a new private key for signing access tokens, as a JWK. Keep it secret.")
public final class NewKeyCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(SigningKey.random().toJwk());
        return 0;
    }
}
