import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Operation } from "../src/newsroom-api/operation.ts";

/** Holds an answer against the OpenAPI document that the newsroom serves; throws where they differ. */
export type DocumentCheck = (operation: Operation, status: number, body: unknown) => void;

/** Reads the document at a newsroom's port. OpenAPI 3.1 schemas are JSON Schema 2020-12, so a validator can take them as they are. */
export async function openDocumentCheck(origin: string): Promise<DocumentCheck> {
  const answer = await fetch(`${origin}/api/openapi.json`);
  const document: unknown = await answer.json();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document as object, "newsroom"); // our own document
  const compiled = new Map<string, ValidateFunction>();
  return ({ path, method }, status, body) => {
    const pointer = ["paths", path, method, "responses", String(status), "content", "application/json", "schema"];
    const place = pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const validate = compiled.get(place) ?? ajv.compile({ $ref: `newsroom#/${place}` });
    compiled.set(place, validate);
    if (validate(body)) return;
    throw new Error(
      `${method} ${path} answered ${status} with what its description does not allow: ${ajv.errorsText(validate.errors)}`,
    );
  };
}
