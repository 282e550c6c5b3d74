package dev.rivulet.consumer.meter;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/meter")
@Authenticated
class MeterResource {

    private final CostMeter meter;

    MeterResource(CostMeter meter) {
        this.meter = meter;
    }

    @GET
    @Operation(summary = "What the documents have cost since this instance started, and would have cost otherwise")
    public MeterView meter() {
        return meter.view();
    }
}
