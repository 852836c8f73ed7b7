package dev.controllerstatus.api;

import dev.controllerstatus.access.AuditEntry;
import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.access.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;

/** The audit log. */
@Controller("/api/audit")
@Secured("admin")
final class AuditController {
  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  /** Who came in, who was kept out, and what was changed, newest first; for the admin. */
  @Get
  @ApiResponse(
      responseCode = "200",
      description = "As much as is kept, some thousand entries.",
      content =
          @Content(
              mediaType = "application/json",
              array = @ArraySchema(schema = @Schema(implementation = AuditEntry.class))))
  List<AuditEntry> entries(HttpRequest<?> request) throws IOException {
    List<AuditEntry> entries = audit.entries();
    audit.note(Role.ADMIN, RequestLogin.caller(request), AuditLog.What.EXPORTED);
    return entries;
  }
}
