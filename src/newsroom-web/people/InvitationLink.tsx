import { absolute } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { CopyOnce } from "./CopyOnce.tsx";
import styles from "./People.module.css";
import type { Invited } from "./queries.ts";

/** The link of an invitation that was just made, with what to do with it. */
export function InvitationLink({ invited }: { readonly invited: Invited }) {
  const { texts, say, language } = useSpeech();
  const { people } = texts;
  const name = `\u2068${invited.name}\u2069`;
  return (
    <div className={styles.once} role="group" aria-label={say(people.invitation)}>
      <div role="status">
        <h4>{say(people.invitationReady, { name })}</h4>
      </div>
      <p>{say(people.invitationWhatToDo, { name, when: absolute(new Date(invited.expiresAt), language) })}</p>
      <CopyOnce label={say(people.link)} copy={say(people.copyLink)} value={invited.address} />
      <p className="quiet small" style={{ margin: 0 }}>
        {say(people.invitationOnce)}
      </p>
    </div>
  );
}
