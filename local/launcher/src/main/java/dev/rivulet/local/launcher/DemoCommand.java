package dev.rivulet.local.launcher;

import dev.rivulet.client.http.ApiException;
import dev.rivulet.local.demo.Demo;
import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.StartupException;
import dev.rivulet.local.stack.StackDirectory;
import dev.rivulet.local.stack.StackState;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "demo", description = "Fills a running stack with people and a lively conversation.")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    private final Console console = new Console(System.out);

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackDirectory folder = data.folder(Checkout.ofThisProgram());
        StackState state = folder.state()
                .filter(StackState::ready)
                .orElseThrow(() ->
                        new StartupException("No stack runs on " + folder.path() + ": start it with ./rivulet up"));
        if (!folder.isLocked()) {
            throw new StartupException("No stack runs on " + folder.path() + " any more: start it with ./rivulet up");
        }
        Demo demo = new Demo(
                state.address("auth-service"),
                state.address("chat-service"),
                folder.data().resolve("demo-people.json"));
        try {
            play(demo, state.address("page"));
        } catch (ApiException e) {
            throw new StartupException("The demo failed: " + e.getMessage());
        }
        return 0;
    }

    private void play(Demo demo, String page) throws IOException, InterruptedException {
        demo.gather();
        console.progress(demo.peopleCount() + " people are there and begin to write");
        console.say("""

                  Open      %s
                  Username  %s
                  Password  %s
                """.formatted(page, demo.username(), demo.password()));
        int messages = demo.talk();
        console.progress(messages + " messages sent");
    }
}
