import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type * as api from "../../newsroom-api/contributors.ts";
import { call } from "../api/call.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { useRowKeys } from "../components/row-keys.ts";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./Contributors.module.css";
import { Withheld } from "./Withheld.tsx";

type Kind = api.Contributor["kind"];

/** Contributors, newest first, found by any of their names and by what they are. */
export function ContributorList() {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<Kind | "">("");
  const [search] = useDebouncedValue(typed, 200);
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  const kinds = (["person", "desk", "agency"] as const).map((one) => ({
    value: one,
    label: say(contributors.kinds[one]),
  }));
  return (
    <div>
      <div className={styles.filters}>
        <TextInput
          size="xs"
          type="search"
          aria-label={say(contributors.search)}
          placeholder={say(contributors.search)}
          value={typed}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label={say(contributors.kind)}
          value={kind}
          data={[{ value: "", label: say(contributors.everyKind) }, ...kinds]}
          onChange={(event) => setKind(event.currentTarget.value as Kind | "")} // of the options above
        />
      </div>
      <Found search={search} kind={kind} list={list} />
    </div>
  );
}

interface FoundProps {
  readonly search: string;
  readonly kind: Kind | "";
  readonly list: React.RefObject<HTMLUListElement | null>;
}

function Found({ search, kind, list }: FoundProps) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["newsroom", "contributors", "list", search, kind],
    queryFn: ({ pageParam, signal }) => {
      const query = { search, limit: 100, before: pageParam, ...(kind === "" ? {} : { kind }) };
      return call<typeof api.listContributors>("get", "/api/contributors", { query }, signal);
    },
    initialPageParam: undefined as number | undefined, // the first page has no `before`
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  if (data === undefined) return error === null ? <Waiting /> : <Failure error={error} again={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  const filtered = search.trim() !== "" || kind !== "";
  if (items.length === 0)
    return filtered ? (
      <Empty title={say(contributors.none)}>{say(contributors.noneFoundRemedy)}</Empty>
    ) : (
      <Empty title={say(contributors.noneYet)}>{say(contributors.noneRemedy)}</Empty>
    );
  return (
    <>
      <ul className="rows" ref={list} aria-label={say(texts.shell.contributors)}>
        {items.map((contributor) => (
          <li key={contributor.id}>
            <Row contributor={contributor} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div style={{ padding: 16, textAlign: "center" }}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say(texts.common.more)}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ contributor }: { readonly contributor: api.Contributor }) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const hidden = contributor.withheld || contributor.texts.some((text) => text.withheld);
  const others = [...new Set(contributor.texts.map((text) => text.name))].filter((name) => name !== contributor.name);
  return (
    <Link className="row" to="/contributors/$contributor" params={{ contributor: String(contributor.id) }}>
      <span className="grow">
        <bdi>{contributor.name}</bdi>{" "}
        {others.slice(0, 3).map((name) => (
          <bdi key={name} className="quiet small">
            {name}{" "}
          </bdi>
        ))}
      </span>
      {hidden && <Withheld />}
      <span className="fixed quiet small">{say(contributors.kinds[contributor.kind])}</span>
    </Link>
  );
}
