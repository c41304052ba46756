import { Component, type ReactNode } from "react";

/** Around all of the app: what is said when not even its texts could be downloaded, so in both languages. */
export class NotLoaded extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="not-loaded" role="alert">
        <div lang="en" dir="ltr">
          <h1>Skywave could not be downloaded</h1>
          <p>The line may be down. Load the page again; what you typed into an article is kept in this browser.</p>
          <Reload>Load again</Reload>
        </div>
        <div lang="fa" dir="rtl">
          <h2>اسکای‌ویو بارگیری نشد</h2>
          <p>شاید ارتباط قطع است. صفحه را دوباره بار کنید؛ آنچه در مطلب نوشته‌اید در همین مرورگر محفوظ است.</p>
          <Reload>بارگیری دوباره</Reload>
        </div>
      </main>
    );
  }
}

function Reload({ children }: { readonly children: ReactNode }) {
  return (
    <button type="button" onClick={() => location.reload()}>
      {children}
    </button>
  );
}
