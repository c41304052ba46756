import type { ReactNode } from "react";

/** What stands where a list has nothing: what it would hold, and the next step. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div style={{ padding: "40px 16px", maxInlineSize: 480, marginInline: "auto", textAlign: "center" }}>
      <p style={{ margin: 0, fontWeight: 600 }}>{title}</p>
      <div className="quiet" style={{ marginBlockStart: 8 }}>
        {children}
      </div>
    </div>
  );
}
