import type { App } from "./bind.ts";

/** The OpenAPI 3.1 document of every bound route. */
export function openApiDocument(app: App) {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description: "A token from `skywave token add`.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "skywave_session",
    description: "A session from POST /api/session. What changes something must come from the newsroom's own pages.",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Skywave newsroom",
      version: "1",
      description:
        "Everything that can be done in the newsroom. Each act is one transaction with a row in the audit log: it is done as a whole, or refused with a sentence and nothing is changed. Instants are ISO 8601; answers give them in UTC.",
      license: { name: "Apache-2.0" },
    },
  });
}
