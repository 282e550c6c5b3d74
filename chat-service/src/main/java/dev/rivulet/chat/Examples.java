package dev.rivulet.chat;

/** The examples in the OpenAPI document: Ann and Bob, who row together. */
public final class Examples {
    public static final String ANN = "019343c1-7f00-7000-8000-000000000001";
    public static final String BOB = "019343c1-7f00-7000-8000-000000000002";
    public static final String CHAT = "5f0c2c3e-8d5e-4a3b-9d2f-0123456789ab";
    public static final String GROUP = "Rowing";
    public static final String FIRST_MESSAGE = "52f5fd00-c705-11f0-8de9-0242ac120002";
    public static final String MESSAGE = "5ae3a580-c705-11f0-8de9-0242ac120002";
    public static final String TEXT = "Is seven too early?";
    public static final String TIME = "2026-11-21T18:30:00Z";
    public static final String KEY = "2b0d7b3d-cd0b-4d0d-8a3c-6c2a7d1f3c55";
    public static final String MEMBERS =
            "[{\"id\":\"" + ANN + "\",\"username\":\"ann\"},{\"id\":\"" + BOB + "\",\"username\":\"bob\"}]";
    public static final String REACTIONS = "{\"" + BOB + "\":\"👍\"}";

    private Examples() {}
}
