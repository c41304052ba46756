import { Button } from "@mantine/core";
import { useState } from "react";
import type { Article } from "../../newsroom-api/articles.ts";
import { langOf } from "../components/EditionName.tsx";
import { useSpeech } from "../texts/texts.ts";
import { ArticleSearch } from "./ArticleSearch.tsx";
import styles from "./fronts.module.css";

interface LeadsToProps {
  /** Whose articles are offered; null: those of every edition. */
  readonly edition: string | null;
  readonly value: Article | null;
  readonly onChange: (article: Article | null) => void;
}

/** The article that the line leads to: in each edition, that edition's article of the same story. */
export function LeadsTo({ edition, value, onChange }: LeadsToProps) {
  const { texts, say } = useSpeech();
  const { breaking } = texts.fronts;
  const [open, setOpen] = useState(false);
  return (
    <fieldset>
      <legend>{say(breaking.leads)}</legend>
      <div className={styles.choices}>
        {value === null ? (
          <span className="quiet">{say(breaking.leadsNowhere)}</span>
        ) : (
          <bdi lang={langOf(value.edition)}>{value.headline}</bdi>
        )}
        <Button
          variant="default"
          size="compact-sm"
          className={styles.tap}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {say(value === null ? breaking.choose : texts.common.change)}
        </Button>
        {value !== null && (
          <Button variant="default" size="compact-sm" className={styles.tap} onClick={() => onChange(null)}>
            {say(texts.common.remove)}
          </Button>
        )}
      </div>
      {value !== null && (
        <p className="quiet small" style={{ margin: "4px 0 0" }}>
          {say(breaking.leadsMeans)}
        </p>
      )}
      {open && (
        <ArticleSearch
          label={say(breaking.find)}
          edition={edition}
          act={say(breaking.choose)}
          onChoose={(article) => {
            onChange(article);
            setOpen(false);
          }}
        />
      )}
    </fieldset>
  );
}
