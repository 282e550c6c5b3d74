package dev.rivulet.local.child;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process in order once standard input is at its end.
 *
 * <p>The launcher holds the other end of that pipe. It closes it to stop the child, and the kernel closes it when the
 * launcher is killed, so one signal serves both and no child is left behind.
 */
public final class ChildMain {

    /** The limit for shutdown hooks: nobody is left to kill a child that hangs in them. */
    private static final long LONGEST_SHUTDOWN_MILLIS = 8_000;

    private ChildMain() {}

    /** The first argument is the main class; the others are passed to it. */
    public static void main(String[] arguments) throws Throwable {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("The main class to run is missing");
        }
        startDaemon("end with standard input", ChildMain::exitAtEndOfInput);
        runMain(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void runMain(String name, String[] arguments) throws Throwable {
        try {
            Class.forName(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void exitAtEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe counts as its end.
        }
        startDaemon("last resort", ChildMain::haltLater);
        System.exit(0);
    }

    private static void haltLater() {
        try {
            Thread.sleep(LONGEST_SHUTDOWN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void startDaemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
