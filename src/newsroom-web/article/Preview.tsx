import { SegmentedControl } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { previewArticle } from "../../newsroom-api/preview.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./article.module.css";
import type { ArticlePanelProps } from "./panel.ts";

const widths = { phone: 360, desktop: 1200 } as const;
type Device = keyof typeof widths;

/** The page as readers would get it, at a phone's or a desktop's width, made small enough for the panel. */
export function Preview({ article, save }: ArticlePanelProps) {
  const { texts, say } = useSpeech();
  const { preview } = texts.article;
  const [device, setDevice] = useState<Device>("phone");
  const { ref, width } = useElementSize();
  const query = useQuery({
    queryKey: ["newsroom", "preview", article.id],
    queryFn: () =>
      call<typeof previewArticle>("get", "/api/articles/{article}/preview", { params: { article: article.id } }),
    staleTime: 0,
  });
  const { refetch } = query;
  useEffect(() => {
    void save()
      .then(() => refetch())
      .catch(() => undefined); // the header says what could not be saved
  }, [save, refetch]);
  const scale = width === 0 ? 1 : Math.min(1, width / widths[device]);
  const height = device === "phone" ? 740 : 900;
  return (
    <div className={styles.stack}>
      <SegmentedControl
        aria-label={say(preview.width)}
        value={device}
        onChange={(value) => setDevice(value as Device)} // one of the two below
        data={[
          { value: "phone", label: say(preview.phone) },
          { value: "desktop", label: say(preview.desktop) },
        ]}
      />
      <Failure error={query.error} again={() => void refetch()} />
      <div ref={ref}>
        {query.data === undefined ? (
          query.error === null && <Waiting />
        ) : (
          <div className={styles.frame} style={{ blockSize: height * scale, inlineSize: widths[device] * scale }}>
            <iframe
              title={say(preview.title)}
              sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
              srcDoc={query.data.html}
              style={{ inlineSize: widths[device], blockSize: height, transform: `scale(${scale})` }}
            />
          </div>
        )}
      </div>
      {query.data !== undefined && (
        <p className="small quiet" style={{ margin: 0 }}>
          {say(preview.bytes, { n: Math.round(query.data.bytes / 102.4) / 10 })}
        </p>
      )}
    </div>
  );
}
